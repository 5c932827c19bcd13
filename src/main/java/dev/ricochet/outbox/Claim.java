package dev.ricochet.outbox;

import java.time.Duration;
import java.util.UUID;

/**
 * What a sender asks for.
 *
 * @param callback where it would post to, by what the address is known by: a new address begins with a clean record
 * @param size at most so many events; so many are posted at once
 * @param age fewer are posted once the oldest has been due for so long
 * @param owner who asks, for a person who looks at the table
 * @param lease how long the batch is the sender's alone
 */
public record Claim(UUID target, UUID callback, int size, Duration age, String owner, Duration lease) {}

package dev.ricochet.mailbox;

import java.time.Instant;

/**
 * A mail that lies in a folder, before it is fetched.
 *
 * @param size in bytes as the server says (RFC822.SIZE), which may be wrong
 * @param receivedAt INTERNALDATE; {@link Instant#EPOCH} where the server could not say, even asked for this mail alone
 */
public record Listed(long uid, long size, Instant receivedAt) {}

package dev.ricochet.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of collected events that a person released.
 *
 * @param due how many are told, now or in doses
 * @param until when the last dose becomes due
 */
public record Released(long due, Optional<Instant> until) {}

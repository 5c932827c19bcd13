package dev.ricochet.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How the telling of one event stands, for a person.
 *
 * @param kept when it came here
 * @param attempt how often the receiver saw it, or may have seen it
 * @param unknownTimes how often its answer never came
 * @param words the receiver's last words, or the network's
 */
public record Standing(
        Event event,
        UUID target,
        State state,
        Optional<HoldCause> cause,
        Instant kept,
        int attempt,
        int unknownTimes,
        Optional<Instant> lastAttempt,
        Optional<Instant> settled,
        Optional<String> words) {}

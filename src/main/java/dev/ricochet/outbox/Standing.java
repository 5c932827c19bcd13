package dev.ricochet.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How the telling of one event stands, for a person.
 *
 * @param detail what of the cause it is held for
 * @param toldAs what it is told as, where that is milder than it is
 * @param toldAsWhy why, in words
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
        Optional<String> detail,
        Optional<Kind> toldAs,
        Optional<String> toldAsWhy,
        Instant kept,
        int attempt,
        int unknownTimes,
        Optional<Instant> lastAttempt,
        Optional<Instant> settled,
        Optional<String> words) {}

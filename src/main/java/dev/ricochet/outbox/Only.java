package dev.ricochet.outbox;

import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What narrows a selection; what is empty does not matter.
 *
 * @param domain of whom is told about
 * @param answer what the receiver's last words contain, whatever the case
 * @param from when it happened, at the earliest
 * @param before when it happened, and no more
 */
public record Only(
        Optional<Kind> kind,
        Optional<Reason> reason,
        Optional<String> domain,
        Optional<String> answer,
        Optional<Instant> from,
        Optional<Instant> before) {
    /** Nothing is left out. */
    public static final Only ALL = new Only(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

package dev.ricochet.outbox;

import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How our bounces of an account compare with somebody else's list, person by person; where we have several of one person,
 * the hardest and latest.
 *
 * @param same whom both have, and judge alike as far as the other said
 * @param onlyOurs how many there are; {@code ours} has the first of them
 */
public record Comparison(
        long same,
        long onlyOurs,
        List<Ours> ours,
        long onlyTheirs,
        List<Theirs> theirs,
        long different,
        List<Difference> differences) {

    /** What we have of a person. */
    public record Ours(
            UUID event,
            String recipient,
            Kind kind,
            Optional<Reason> reason,
            String rule,
            String evidence,
            Instant occurredAt,
            State state,
            Optional<HoldCause> cause) {}

    /**
     * What only the other has.
     *
     * @param elsewhere an event of ours that names this address, and is told of another
     */
    public record Theirs(String recipient, Optional<Hardness> hardness, Optional<UUID> elsewhere) {}

    /** Whom both have, one hard and one soft. */
    public record Difference(Hardness theirs, Ours ours) {}
}

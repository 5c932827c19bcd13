package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which events somebody looks for; what is empty does not matter.
 *
 * @param person whoever was told of, mailed, or failed
 * @param cause of what is held
 * @param domain of whom is told about
 * @param answer what the receiver's last words contain, whatever the case
 * @param from when it happened, at the earliest
 * @param before when it happened, and no more
 */
public record Search(
        Optional<EmailAddress> person,
        Optional<Set<UUID>> accounts,
        Optional<Kind> kind,
        Optional<Reason> reason,
        Optional<State> state,
        Optional<HoldCause> cause,
        Optional<String> domain,
        Optional<String> answer,
        Optional<Instant> from,
        Optional<Instant> before) {

    /** All of these accounts; empty means of every one. */
    public static Search of(Optional<Set<UUID>> accounts) {
        return new Search(
                Optional.empty(),
                accounts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of these, what is held for a cause. */
    public Search heldFor(HoldCause held) {
        return new Search(
                person,
                accounts,
                kind,
                reason,
                Optional.of(State.HELD),
                Optional.of(held),
                domain,
                answer,
                from,
                before);
    }

    /** The last row of a part of a list: what comes after it was kept earlier. */
    public record Mark(Instant kept, UUID event) {}
}

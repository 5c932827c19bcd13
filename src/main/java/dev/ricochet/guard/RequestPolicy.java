package dev.ricochet.guard;

import dev.ricochet.origin.Origin;
import dev.ricochet.outbox.HoldCause;
import java.util.Optional;

/**
 * Holds what somebody asks for, or complains of, that nobody proves: a stranger must not unsubscribe another.
 *
 * @param always whether proof is asked of every folder; of the folder for junk it is asked in any case
 */
public record RequestPolicy(boolean always) {

    /** @param known whether we mailed the person that it is about */
    public Optional<HoldCause> hold(Origin origin, boolean known, boolean junk) {
        return !known || (always || junk) && !origin.isProven()
                ? Optional.of(HoldCause.UNPROVEN_REQUEST)
                : Optional.empty();
    }
}

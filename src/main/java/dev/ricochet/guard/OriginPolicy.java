package dev.ricochet.guard;

import dev.ricochet.origin.Origin;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import java.util.Optional;

/**
 * Holds a hard bounce that nobody proves, because it unsubscribes a person.
 *
 * @param always whether proof is asked of every folder; of the folder for junk it is asked in any case
 */
public record OriginPolicy(boolean always) {

    public Optional<HoldCause> hold(Kind kind, Origin origin, boolean junk) {
        boolean asked = switch (kind) {
            case HARD_BOUNCE -> always || junk;
            case SOFT_BOUNCE, UNSUBSCRIBE, COMPLAINT -> false;
        };
        return asked && !origin.isProven() ? Optional.of(HoldCause.UNPROVEN) : Optional.empty();
    }
}

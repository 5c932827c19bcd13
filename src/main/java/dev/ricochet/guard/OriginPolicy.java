package dev.ricochet.guard;

import dev.ricochet.origin.Origin;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.vocabulary.Hardness;
import java.util.Optional;

/**
 * Whether a bounce may be told on the strength of where it came from. Only a hard one waits for proof: a soft one
 * unsubscribes nobody.
 *
 * @param proofRequired whether the account wants proof; what a filter put among the junk needs it always
 */
public record OriginPolicy(boolean proofRequired) {
    public Optional<HoldCause> hold(Hardness hardness, Origin origin, boolean fromJunk) {
        return switch (hardness) {
            case SOFT -> Optional.empty();
            case HARD ->
                origin.isProven() || !proofRequired && !fromJunk ? Optional.empty() : Optional.of(HoldCause.UNPROVEN);
        };
    }
}

package dev.ricochet.guard;

import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.vocabulary.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds a hard bounce that says there is no such domain: well-known ones, and all of {@code .de}, have been away for hours. A
 * domain that says itself that it takes no mail need not be asked twice.
 *
 * @param after how long after its report it has to be away still; empty for not at all
 */
public record DeadDomainPolicy(Optional<Duration> after) {

    public Optional<HoldCause> hold(Kind kind, Optional<Reason> reason) {
        boolean doubtful = switch (kind) {
            case HARD_BOUNCE -> reason.filter(Reason.NO_SUCH_DOMAIN::equals).isPresent();
            case SOFT_BOUNCE, UNSUBSCRIBE, COMPLAINT -> false;
        };
        return after.isPresent() && doubtful ? Optional.of(HoldCause.DEAD_DOMAIN) : Optional.empty();
    }
}

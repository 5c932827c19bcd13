package dev.ricochet.guard;

import dev.ricochet.outbox.HoldCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How old a bounce may be to be told: a mailbox that is imported anew must not tell years again. */
public record AgeLimit(Duration longest) {
    public Optional<HoldCause> hold(Instant occurredAt, Instant now) {
        return occurredAt.isBefore(now.minus(longest)) ? Optional.of(HoldCause.TOO_OLD) : Optional.empty();
    }
}

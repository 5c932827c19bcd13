package dev.ricochet.guard;

import dev.ricochet.outbox.HoldCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Holds a bounce of long ago: a mailbox that is imported anew must not tell the past. */
public record AgePolicy(Duration longest) {

    public Optional<HoldCause> hold(Instant occurredAt, Instant now) {
        return occurredAt.isBefore(now.minus(longest)) ? Optional.of(HoldCause.TOO_OLD) : Optional.empty();
    }
}

package dev.ricochet.guard;

import dev.ricochet.outbox.HoldCause;
import java.time.Instant;
import java.util.Optional;

/**
 * Collects without telling: everything beside another program that still tells, and the past of an inbox that is new to
 * us.
 *
 * @param toldUntil what arrived before and is new may have been told, since the database was brought back from an earlier time
 * @param oldBefore what arrived before is the past, where that is to be seen by a person first
 */
public record CollectingPolicy(boolean shadow, Optional<Instant> toldUntil, Optional<Instant> oldBefore) {
    /** From so many hard bounces on, the past of an inbox waits for a person. */
    public static final int MANY = 20;

    public Optional<HoldCause> hold(Instant arrivedAt) {
        if (shadow) {
            return Optional.of(HoldCause.SHADOW);
        }
        if (toldUntil.filter(arrivedAt::isBefore).isPresent()) {
            return Optional.of(HoldCause.RESTORED);
        }
        return oldBefore.filter(arrivedAt::isBefore).map(_ -> HoldCause.PREVIEW);
    }

    /** Whether a past with so many hard bounces is told without a person. */
    public static boolean isHarmless(long hard) {
        return hard < MANY;
    }
}

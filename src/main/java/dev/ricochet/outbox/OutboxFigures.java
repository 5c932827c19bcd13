package dev.ricochet.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How the outbox stands, for health and metrics.
 *
 * @param events how many there are in each state that somebody may still want to act on: all but told, discarded and
 *     superseded
 * @param oldestWaiting how long the oldest event that is neither held nor final has been here
 * @param oldestHeld how long the oldest event that is held has been here
 */
public record OutboxFigures(
        Map<State, Long> events,
        Optional<Duration> oldestWaiting,
        Optional<Duration> oldestHeld,
        List<Resting> resting) {

    /** A target that rests, and why, in words. */
    public record Resting(UUID target, Rest.Why why, Duration since, Duration left, String words) {
        /** Nothing is tried until another address is set or a person says so. */
        public boolean isForGood() {
            return left.compareTo(Rest.FOR_GOOD.dividedBy(2)) > 0;
        }
    }

    public long in(State state) {
        return events.getOrDefault(state, 0L);
    }
}

package dev.ricochet.outbox;

import java.time.Duration;
import java.util.Optional;

/** What follows when a batch was posted and its answer never came. A second time the event is held in any case. */
public enum UnknownAnswer {
    /** Told again once after a pause: a lost bounce is worse than a repeated one. */
    AGAIN(Optional.of(Duration.ofMinutes(10))),
    /** Held at once: nothing is ever told twice. */
    NEVER(Optional.empty()),
    /** Told again once, without a pause. */
    AT_ONCE(Optional.of(Duration.ZERO));

    private final Optional<Duration> pause;

    UnknownAnswer(Optional<Duration> pause) {
        this.pause = pause;
    }

    /** How long before it is told again; empty when it is not. */
    public Optional<Duration> pause() {
        return pause;
    }
}

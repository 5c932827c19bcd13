package dev.ricochet.callback;

import java.time.Duration;

/** A moment on the clock that nobody can set, and that runs on while the process is stopped. */
public record Deadline(long nanos) {
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public Deadline earlierBy(Duration time) {
        return new Deadline(nanos - time.toNanos());
    }

    /** Negative once it is over. */
    public Duration left() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }

    public boolean isOver() {
        return !left().isPositive();
    }
}

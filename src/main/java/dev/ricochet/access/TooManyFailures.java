package dev.ricochet.access;

import java.io.Serial;
import java.time.Duration;

/** One peer showed too many tokens that are none. */
public final class TooManyFailures extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** How long before one more attempt is answered. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    TooManyFailures() {
        super("too many failed attempts", null, false, false);
    }
}

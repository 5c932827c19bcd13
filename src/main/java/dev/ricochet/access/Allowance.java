package dev.ricochet.access;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * How much each of many may still take: so much at once, and one more after each pause. Who has not been seen for long
 * has everything again; the table of them is bounded, and forgets whoever was seen least recently.
 */
public final class Allowance {
    private static final int MOST_KNOWN = 10_000;

    private final int atOnce;
    private final long pauseMillis;
    private final Clock clock;
    private final SequencedMap<String, Left> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Left(double amount, long at) {}

    public Allowance(int atOnce, Duration pause, Clock clock) {
        this.atOnce = atOnce;
        this.pauseMillis = Math.max(1, pause.toMillis());
        this.clock = clock;
    }

    /** Takes one; false when nothing is left. */
    public synchronized boolean take(String whose) {
        double left = left(whose);
        known.put(whose, new Left(Math.max(0, left - 1), clock.millis()));
        if (known.size() > MOST_KNOWN) {
            var _ = known.pollFirstEntry();
        }
        return left >= 1;
    }

    private double left(String whose) {
        if (!known.containsKey(whose)) {
            return atOnce;
        }
        Left last = Objects.requireNonNull(known.get(whose));
        double since = Math.max(0, clock.millis() - last.at());
        return Math.min(atOnce, last.amount() + since / pauseMillis);
    }
}

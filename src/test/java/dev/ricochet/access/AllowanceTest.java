package dev.ricochet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Hand clock = new Hand();
    private final Allowance allowance = new Allowance(3, Duration.ofSeconds(10), clock);

    @Test
    void gives_so_much_at_once_and_one_more_after_each_pause() {
        assertThat(taken("a")).isEqualTo(3);
        clock.pass(Duration.ofSeconds(25));
        assertThat(taken("a")).isEqualTo(2);
        clock.pass(Duration.ofHours(1));
        assertThat(taken("a")).isEqualTo(3);
    }

    @Test
    void each_has_its_own() {
        assertThat(taken("a")).isEqualTo(3);
        assertThat(taken("b")).isEqualTo(3);
    }

    @Test
    void is_bounded_however_many_come() {
        assertThat(taken("first")).isEqualTo(3);
        for (int i = 0; i < 10_000; i++) {
            assertThat(allowance.take("peer" + i)).isTrue();
        }
        assertThat(allowance.take("first")).as("forgotten, and so new again").isTrue();
    }

    private int taken(String whose) {
        int count = 0;
        while (allowance.take(whose)) {
            count++;
        }
        return count;
    }

    /** A clock that a test moves. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

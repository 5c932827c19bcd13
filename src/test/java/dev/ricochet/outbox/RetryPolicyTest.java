package dev.ricochet.outbox;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.outbox.Settlement.Dead;
import dev.ricochet.outbox.Settlement.RetryIn;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(ofMinutes(10), ofDays(14));

    @ParameterizedTest
    @CsvSource({"0, PT10M", "1, PT20M", "2, PT40M", "7, PT21H20M", "8, PT24H", "1000, PT24H"})
    void each_failure_doubles_the_wait_up_to_a_day(int attempts, Duration expected) {
        assertThat(after(attempts, Duration.ZERO, Optional.empty(), 0)).isEqualTo(new RetryIn(expected, "503"));
    }

    @Test
    void chance_adds_up_to_a_quarter() {
        assertThat(after(0, Duration.ZERO, Optional.empty(), 1))
                .isEqualTo(new RetryIn(Duration.parse("PT12M30S"), "503"));
    }

    @Test
    void a_receiver_that_asks_for_a_wait_gets_it_up_to_six_hours() {
        assertThat(after(5, Duration.ZERO, Optional.of(ofSeconds(5)), 1)).isEqualTo(new RetryIn(ofSeconds(5), "503"));
        assertThat(after(5, Duration.ZERO, Optional.of(ofDays(9)), 1)).isEqualTo(new RetryIn(ofHours(6), "503"));
        assertThat(after(5, Duration.ZERO, Optional.of(ofSeconds(-5)), 1)).isEqualTo(new RetryIn(Duration.ZERO, "503"));
    }

    @Test
    void given_up_only_after_its_time_and_eight_attempts() {
        assertThat(after(7, ofDays(14), Optional.empty(), 0)).isEqualTo(new Dead("503"));
        assertThat(after(6, ofDays(99), Optional.empty(), 0)).isInstanceOf(RetryIn.class);
        assertThat(after(99, ofDays(14).minusMillis(1), Optional.empty(), 0)).isInstanceOf(RetryIn.class);
    }

    @Test
    void an_unreachable_target_rests_from_five_seconds_to_the_first_wait() {
        assertThat(POLICY.unreachable(0)).isEqualTo(ofSeconds(5));
        assertThat(POLICY.unreachable(3)).isEqualTo(ofSeconds(40));
        assertThat(POLICY.unreachable(60)).isEqualTo(ofMinutes(10));
    }

    @Test
    void a_target_at_fault_rests_longer_each_time() {
        assertThat(POLICY.atFault(0)).isEqualTo(ofMinutes(10));
        assertThat(POLICY.atFault(2)).isEqualTo(ofMinutes(40));
        assertThat(POLICY.atFault(60)).isEqualTo(ofHours(6));
    }

    private static Settlement after(int attempts, Duration triedFor, Optional<Duration> asked, double chance) {
        Event event = Sample.ofNewAccount().events(1).getFirst();
        return POLICY.after(new Telling(event, attempts, triedFor), asked, chance, "503");
    }
}

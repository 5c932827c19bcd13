package dev.ricochet.outbox;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.outbox.Settlement.Dead;
import dev.ricochet.outbox.Settlement.Postponed;
import dev.ricochet.outbox.Settlement.RetryIn;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(ofMinutes(10), ofDays(14));

    @ParameterizedTest
    @CsvSource({"0, PT10M", "1, PT20M", "2, PT40M", "7, PT21H20M", "8, PT24H", "1000, PT24H"})
    void each_failure_doubles_the_wait_up_to_a_day(int attempts, Duration expected) {
        assertThat(after(attempts, Duration.ZERO, 0)).isEqualTo(new RetryIn(expected, "503"));
    }

    @Test
    void chance_adds_up_to_a_quarter() {
        assertThat(after(0, Duration.ZERO, 1)).isEqualTo(new RetryIn(Duration.parse("PT12M30S"), "503"));
    }

    @Test
    void a_receiver_that_asks_for_a_wait_gets_it_up_to_six_hours() {
        assertThat(RetryPolicy.bounded(ofSeconds(5))).isEqualTo(ofSeconds(5));
        assertThat(RetryPolicy.bounded(ofDays(9))).isEqualTo(ofHours(6));
        assertThat(RetryPolicy.bounded(ofSeconds(-5))).isEqualTo(Duration.ZERO);
    }

    @Test
    void given_up_only_after_its_time_and_twelve_attempts() {
        assertThat(after(11, ofDays(14), 0)).isEqualTo(new Dead("503"));
        assertThat(after(10, ofDays(99), 0)).isInstanceOf(RetryIn.class);
        assertThat(after(99, ofDays(14).minusMillis(1), 0)).isInstanceOf(RetryIn.class);
    }

    @Test
    void an_unreachable_target_is_looked_for_every_half_minute_and_a_silent_one_every_hour() {
        assertThat(POLICY.unreachable(0)).isEqualTo(ofSeconds(5));
        assertThat(POLICY.unreachable(2)).isEqualTo(ofSeconds(20));
        assertThat(POLICY.unreachable(60)).isEqualTo(ofSeconds(30));
        assertThat(POLICY.silent(0)).isEqualTo(ofSeconds(5));
        assertThat(POLICY.silent(7)).isEqualTo(ofSeconds(640));
        assertThat(POLICY.silent(60)).isEqualTo(ofHours(1));
    }

    @Test
    void what_failed_by_the_targets_fault_comes_back_with_it_and_more_rarely_each_time() {
        assertThat(postponed(0, ofMinutes(40))).isEqualTo(ofMinutes(40));
        assertThat(postponed(4, ofMinutes(40))).isEqualTo(ofMinutes(160));
        assertThat(postponed(99, ofMinutes(40))).isEqualTo(ofHours(24));
    }

    private static Duration postponed(int attempts, Duration rest) {
        Event event = Sample.ofNewAccount().events(1).getFirst();
        return POLICY.postponed(new Telling(event, attempts, ofDays(99), false), rest, "404") instanceof Postponed later
                ? later.pause()
                : Duration.ZERO;
    }

    @Test
    void a_target_at_fault_rests_longer_each_time() {
        assertThat(POLICY.atFault(0)).isEqualTo(ofMinutes(10));
        assertThat(POLICY.atFault(2)).isEqualTo(ofMinutes(40));
        assertThat(POLICY.atFault(60)).isEqualTo(ofHours(6));
    }

    private static Settlement after(int attempts, Duration triedFor, double chance) {
        Event event = Sample.ofNewAccount().events(1).getFirst();
        return POLICY.after(new Telling(event, attempts, triedFor, false), chance, "503");
    }
}

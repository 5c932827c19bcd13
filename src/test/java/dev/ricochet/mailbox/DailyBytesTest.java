package dev.ricochet.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DailyBytesTest {
    private final DailyBytes budget = new DailyBytes(1_000_000);

    @Test
    void up_to_seventy_percent_a_look_takes_all_that_is_left() {
        assertThat(budget.isSlow(699_999)).isFalse();
        assertThat(budget.ration(600_000)).isEqualTo(300_000);
    }

    @Test
    void from_there_on_it_takes_a_sixtieth() {
        assertThat(budget.isSlow(700_000)).isTrue();
        assertThat(budget.ration(720_000)).isEqualTo(3_000);
    }

    @Test
    void at_ninety_percent_nothing_is_left() {
        assertThat(budget.isSpent(899_999)).isFalse();
        assertThat(budget.isSpent(900_000)).isTrue();
        assertThat(budget.left(2_000_000)).isZero();
    }

    @Test
    void a_sixtieth_a_minute_lasts_for_hours() {
        long spent = 700_000;
        for (int minute = 0; minute < 180; minute++) {
            spent += budget.ration(spent);
        }
        assertThat(budget.isSpent(spent)).isFalse();
    }
}

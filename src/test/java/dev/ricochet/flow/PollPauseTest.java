package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.mailbox.MailboxFailure.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PollPauseTest {
    @Test
    void a_wrong_password_is_tried_at_most_every_quarter_of_an_hour() {
        assertThat(PollPause.after(Cause.LOGIN_REFUSED, 0, 0)).isEqualTo(Duration.ofMinutes(15));
        assertThat(PollPause.after(Cause.LOGIN_REFUSED, 9, 1)).isGreaterThan(Duration.ofMinutes(15));
    }

    @Test
    void the_pause_doubles_with_each_failure_up_to_its_cap() {
        assertThat(PollPause.after(Cause.UNREACHABLE, 0, 0)).isEqualTo(PollPause.FIRST);
        assertThat(PollPause.after(Cause.UNREACHABLE, 1, 0)).isEqualTo(PollPause.FIRST.multipliedBy(2));
        assertThat(PollPause.after(Cause.UNREACHABLE, 1_000, 0)).isEqualTo(PollPause.LONGEST);
    }

    @Test
    void chance_makes_it_longer_by_at_most_a_quarter() {
        assertThat(PollPause.after(Cause.CUT, 0, 1)).isEqualTo(PollPause.FIRST.plus(PollPause.FIRST.dividedBy(4)));
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void no_failure_leads_to_a_loop_without_a_pause(Cause cause) {
        assertThat(PollPause.after(cause, 0, 0)).isGreaterThanOrEqualTo(PollPause.FIRST);
    }
}

package dev.ricochet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.outbox.Faults.Fault;
import dev.ricochet.vocabulary.Reason;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendersFaultTest {
    @Test
    void authentication_counts_from_two_receivers_on() {
        assertThat(SendersFault.isWorthAnAlarm(fault(Reason.AUTHENTICATION_FAILED, 40, 1_000, 1)))
                .isFalse();
        assertThat(SendersFault.isWorthAnAlarm(fault(Reason.AUTHENTICATION_FAILED, 2, 1_000, 2)))
                .isTrue();
    }

    @Test
    void anything_else_counts_from_a_twentieth_of_the_day_on() {
        assertThat(SendersFault.isWorthAnAlarm(fault(Reason.SPAM, 49, 1_000, 9)))
                .isFalse();
        assertThat(SendersFault.isWorthAnAlarm(fault(Reason.SPAM, 50, 1_000, 9)))
                .isTrue();
    }

    @Test
    void two_on_a_quiet_day_are_no_share_of_anything() {
        assertThat(SendersFault.isWorthAnAlarm(fault(Reason.SPAM, 2, 2, 2))).isFalse();
        assertThat(SendersFault.isWorthAnAlarm(fault(Reason.SPAM, 3, 3, 1))).isTrue();
    }

    @Test
    void what_is_not_the_senders_fault_is_none() {
        assertThat(SendersFault.isWorthAnAlarm(fault(Reason.MAILBOX_FULL, 900, 1_000, 90)))
                .isFalse();
    }

    @Test
    void the_words_say_how_many_who_what_and_what_to_do_and_name_no_person() {
        assertThat(SendersFault.words(fault(Reason.AUTHENTICATION_FAILED, 2, 40, 2)))
                .contains("2 of the day's 40 bounces", "example.com, example.net", "550 5.7.26", "DNS records")
                .doesNotContain("alice");
    }

    private static Fault fault(Reason reason, long events, long ofAll, long receivers) {
        return new Fault(
                UUID.randomUUID(),
                reason,
                events,
                ofAll,
                receivers,
                List.of("example.com", "example.net"),
                "550 5.7.26 <alice@example.com> unauthenticated");
    }
}

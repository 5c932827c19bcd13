package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.message.Headers;
import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Original;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BouncesInTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    @Test
    void a_bounce_happened_at_the_last_attempt() {
        assertThat(when(Optional.of(YESTERDAY), Optional.of(AN_HOUR_AGO), Optional.empty()))
                .isEqualTo(YESTERDAY);
    }

    @Test
    void else_when_the_report_was_made_else_when_it_arrived() {
        assertThat(when(Optional.empty(), Optional.of(YESTERDAY), Optional.empty()))
                .isEqualTo(YESTERDAY);
        assertThat(when(Optional.empty(), Optional.empty(), Optional.empty())).isEqualTo(AN_HOUR_AGO);
    }

    @Test
    void never_in_the_future() {
        assertThat(when(Optional.of(TOMORROW), Optional.empty(), Optional.empty()))
                .isEqualTo(NOW);
        assertThat(when(Optional.empty(), Optional.empty(), Optional.of(TOMORROW)))
                .isEqualTo(NOW);
    }

    @Test
    void never_before_the_mail_that_bounced_was_written() {
        assertThat(when(Optional.of(YESTERDAY), Optional.empty(), Optional.of(AN_HOUR_AGO)))
                .isEqualTo(AN_HOUR_AGO);
    }

    private static Instant when(Optional<Instant> attempt, Optional<Instant> report, Optional<Instant> written) {
        RecipientOutcome outcome = new RecipientOutcome(
                new EmailAddress("alice", "example.com"),
                Optional.empty(),
                Action.FAILED,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                attempt);
        Original original = new Original(
                Headers.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                written,
                Optional.empty(),
                false);
        return BouncesIn.when(
                new DeliveryReport("rfc3464", "", report, original, List.of(outcome)), outcome, AN_HOUR_AGO, NOW);
    }
}

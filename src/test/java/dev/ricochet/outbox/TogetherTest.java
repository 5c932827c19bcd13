package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.hygiene.SoftRepeaters;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many events say together: of the sender, and of people who bounce softly again and again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class TogetherTest {
    @Inject
    Outbox outbox;

    @Inject
    Faults faults;

    @Inject
    SoftRepeaters repeaters;

    private final Sample sample = Sample.ofNewAccount();

    @Test
    void the_senders_faults_of_a_day_are_counted_among_all_its_bounces() {
        keep("alice@example.com", Reason.AUTHENTICATION_FAILED, 1, Sample.THEN);
        keep("bob@example.com", Reason.AUTHENTICATION_FAILED, 2, Sample.THEN);
        keep("carol@example.net", Reason.AUTHENTICATION_FAILED, 3, Sample.THEN);
        keep("dan@example.net", Reason.MAILBOX_FULL, 4, Sample.THEN);
        assertThat(faults.ofADay())
                .filteredOn(fault -> fault.account().equals(sample.account()))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.reason()).isEqualTo(Reason.AUTHENTICATION_FAILED);
                    assertThat(fault.events()).isEqualTo(3);
                    assertThat(fault.ofAll()).isEqualTo(4);
                    assertThat(fault.receivers()).isEqualTo(2);
                    assertThat(fault.someReceivers()).containsExactly("example.com", "example.net");
                    assertThat(fault.lastWords()).isEqualTo("552 5.2.2 Mailbox full");
                });
    }

    @Test
    void somebody_of_whom_five_mails_bounced_in_a_month_is_proposed() {
        bounces("Alice@example.com", Reason.MAILBOX_FULL, 5, 30);
        assertThat(proposed()).singleElement().satisfies(one -> {
            assertThat(one.person()).hasToString("alice@example.com");
            assertThat(one.mails()).isEqualTo(5);
            assertThat(one.reasons()).containsExactly(Reason.MAILBOX_FULL);
            assertThat(Duration.between(one.first(), one.last())).isEqualTo(Duration.ofDays(30));
        });
    }

    @Test
    void fewer_mails_a_shorter_time_or_another_reason_propose_nobody() {
        bounces("alice@example.com", Reason.MAILBOX_FULL, 4, 90);
        bounces("bob@example.com", Reason.MAILBOX_FULL, 9, 29);
        bounces("carol@example.com", Reason.SPAM, 9, 90);
        assertThat(proposed()).isEmpty();
    }

    @Test
    void five_reports_about_one_mail_are_one_mail() {
        for (int i = 0; i < 5; i++) {
            keep("alice@example.com", Reason.MAILBOX_FULL, i, "the same", Sample.THEN.plus(Duration.ofDays(10L * i)));
        }
        assertThat(proposed()).isEmpty();
    }

    @Test
    void whoever_bounced_hard_besides_is_proposed_no_more() {
        bounces("alice@example.com", Reason.TIMED_OUT, 6, 60);
        keep(sample.event("hard", "alice@example.com", Kind.HARD_BOUNCE, Optional.empty()));
        assertThat(proposed()).isEmpty();
    }

    @Test
    void a_long_list_comes_in_parts() {
        bounces("alice@example.com", Reason.MAILBOX_FULL, 5, 40);
        bounces("bob@example.com", Reason.MAILBOX_SUSPENDED, 5, 40);
        Optional<Set<UUID>> mine = Optional.of(Set.of(sample.account()));
        var first = repeaters.page(mine, Optional.empty(), 1).getFirst();
        var mark = new SoftRepeaters.Mark(first.account(), first.person().key());
        assertThat(repeaters.page(mine, Optional.of(mark), 10))
                .extracting(one -> one.person().toString())
                .containsExactly("bob@example.com");
    }

    private List<SoftRepeaters.Repeater> proposed() {
        return repeaters.page(Optional.of(Set.of(sample.account())), Optional.empty(), 10);
    }

    private void bounces(String recipient, Reason reason, int mails, long days) {
        for (int i = 0; i < mails; i++) {
            keep(
                    recipient,
                    reason,
                    i,
                    Sample.THEN.plus(Duration.ofDays(days).multipliedBy(i).dividedBy(mails - 1)));
        }
    }

    private void keep(String recipient, Reason reason, int number, Instant at) {
        keep(recipient, reason, number, recipient + number, at);
    }

    private void keep(String recipient, Reason reason, int number, String original, Instant at) {
        Event event = sample.event(
                "report " + number,
                recipient,
                Kind.SOFT_BOUNCE,
                MessageId.parse("<" + original.replace('@', '.').replace(' ', '.') + "@example.org>"));
        keep(new Event(
                event.id(),
                event.account(),
                event.mail(),
                event.kind(),
                event.recipient(),
                event.detour(),
                Optional.of(reason),
                event.evidence(),
                at,
                at,
                event.original(),
                event.meta(),
                event.campaign()));
    }

    private void keep(Event event) {
        List<KeptMail> mails = IntStream.range(0, 10)
                .mapToObj(i -> sample.mail("report " + i))
                .collect(Collectors.toCollection(ArrayList::new));
        mails.add(sample.mail("hard"));
        QuarkusTransaction.requiringNew().run(() -> outbox.add(mails, Sample.free(List.of(event))));
    }
}

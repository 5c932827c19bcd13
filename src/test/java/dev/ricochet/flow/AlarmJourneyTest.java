package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Channel;
import dev.ricochet.alarm.Condition;
import dev.ricochet.alarm.Notices;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what is wrong to the people who are told of it, through a mail server and a receiver that are real. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class AlarmJourneyTest {
    @Inject
    Accounts accounts;

    @Inject
    AlarmWatch watch;

    @Inject
    AlarmRounds rounds;

    @Inject
    Alarms alarms;

    @Inject
    AlarmBook book;

    @Inject
    Notices notices;

    @Inject
    MailboxStates states;

    @Inject
    Outbox outbox;

    @Inject
    Session database;

    Surroundings.Receiver receiver;
    GreenMail operators;

    private Account account;

    @BeforeEach
    void nothing_is_wrong() throws Exception {
        account = accounts.all().getFirst().account();
        operators.purgeEmailFromAllMailboxes();
        receiver.bodies().clear();
        sql("truncate alarm, alarm_notice, mailbox_state, target, telling, event, mail, event_identity, lease cascade");
    }

    @AfterEach
    void the_receiver_is_well() {
        receiver.answers(200);
    }

    @Test
    void a_refused_login_is_told_once_and_so_is_its_end() throws Exception {
        loginIsRefused();
        look();
        assertThat(conditions()).contains(Condition.LOGIN_REFUSED);
        later("6 seconds");
        rounds.tell();
        rounds.tell();

        assertThat(mails()).hasSize(1);
        MimeMessage start = mails().getFirst();
        String text = text(start);
        assertThat(text)
                .contains("URGENT The inbox refuses the login: " + account.name())
                .contains("[AUTHENTICATIONFAILED] Invalid credentials (Failure)")
                .contains("What to do: Make a new app password");
        assertThat(start.getHeader("X-Ricochet-Alarm")).hasSize(1);
        assertThat(start.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(start.getMessageID())
                .isEqualTo("<ricochet-alarm-" + start.getHeader("X-Ricochet-Alarm")[0] + "@example.org>");
        assertThat(receiver.bodies()).hasSize(1);
        JsonNode posted = new ObjectMapper().readTree(receiver.bodies().getFirst());
        assertThat(posted.path("alarms").findValuesAsText("condition")).contains("LOGIN_REFUSED");
        assertThat(posted.path("alarms").findValuesAsText("standing")).containsOnly("started");

        QuarkusTransaction.requiringNew().run(() -> states.succeeded(account.id()));
        look();
        later("11 minutes");
        rounds.tell();
        later("6 seconds");
        rounds.tell();
        rounds.tell();

        assertThat(mails()).hasSize(2);
        assertThat(subject(mails().getLast()))
                .isEqualTo("[Ricochet] OVER The inbox refuses the login: " + account.name());
        assertThat(receiver.bodies()).hasSize(2);
        assertThat(receiver.bodies().getLast()).contains("\"standing\":\"ended\"");
    }

    @Test
    void a_webhook_that_fails_is_called_again_and_the_mail_is_not_sent_again() {
        receiver.answers(503);
        alarms.raise(Condition.BRAKE, Optional.of(account.id()), "rule-1", "12 in an hour");
        later("6 seconds");
        rounds.tell();
        rounds.tell();
        assertThat(receiver.bodies()).hasSize(1);
        receiver.answers(200);
        later("31 seconds");
        rounds.tell();
        rounds.tell();
        assertThat(receiver.bodies()).hasSize(2);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_channel_that_fails_for_long_is_an_alarm_that_the_other_one_tells() throws Exception {
        receiver.answers(503);
        alarms.raise(Condition.BRAKE, Optional.of(account.id()), "rule-1", "12 in an hour");
        for (int attempt = 0; attempt < 4; attempt++) {
            later("1 hour");
            rounds.tell();
        }
        assertThat(conditions()).contains(Condition.ALARMS_UNTOLD);
        later("6 seconds");
        rounds.tell();
        assertThat(text(mails().getLast())).contains("WARNING Alarms could not be told: WEBHOOK", "answered 503");

        receiver.answers(200);
        later("1 hour");
        rounds.tell();
        later("11 minutes");
        rounds.tell();
        assertThat(conditions()).doesNotContain(Condition.ALARMS_UNTOLD);
    }

    @Test
    void many_at_once_are_one_message() throws Exception {
        for (int i = 0; i < 12; i++) {
            alarms.raise(Condition.SENDERS_FAULT, Optional.of(account.id()), "reason " + i, "550 5.7.1 no");
        }
        later("6 seconds");
        rounds.tell();
        assertThat(mails()).hasSize(1);
        assertThat(subject(mails().getFirst())).isEqualTo("[Ricochet] Alarms: 12 started");
        assertThat(text(mails().getFirst())).contains("reason 0", "reason 11");
        assertThat(receiver.bodies()).hasSize(1);
    }

    @Test
    void a_day_is_told_of_with_what_is_urgent_first() throws Exception {
        alarms.raise(Condition.PREVIEW_WAITING, Optional.of(account.id()), "", "30 hard");
        alarms.raise(Condition.BRAKE, Optional.of(account.id()), "rule-1", "12 in an hour");
        notices.makeDigests(EnumSet.allOf(Channel.class), LocalTime.MIN);
        rounds.tell();
        rounds.tell();
        assertThat(mails()).hasSize(1);
        assertThat(subject(mails().getFirst())).isEqualTo("[Ricochet] Alarms of the day: 2 active");
        assertThat(text(mails().getFirst())).containsSubsequence("URGENT The brake", "NOTICE The first run");
        assertThat(receiver.bodies()).singleElement().asString().contains("\"kind\":\"digest\"");
    }

    @Test
    void trouble_that_passes_is_no_alarm_and_what_lasts_is() {
        QuarkusTransaction.requiringNew().run(() -> states.succeeded(account.id()));
        for (int i = 0; i < 4; i++) {
            failed("TIMEOUT", "no answer in time");
        }
        look();
        assertThat(conditions()).doesNotContain(Condition.MAILBOX_SILENT);
        sql("update mailbox_state set last_success_at = last_success_at - interval '31 minutes'");
        look();
        assertThat(conditions()).contains(Condition.MAILBOX_SILENT);
    }

    @Test
    void a_certificate_that_nobody_trusts_is_named() {
        failed("TLS", "the certificate is signed by nobody we trust: CN=Proxy Inc");
        look();
        assertThat(book.search(new AlarmBook.Search(Optional.of(true), Optional.empty()), Optional.empty(), 9))
                .filteredOn(alarm -> alarm.condition() == Condition.UNTRUSTED_CERTIFICATE)
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.words()).contains("CN=Proxy Inc");
                    assertThat(alarm.subject()).isEqualTo("localhost");
                });
    }

    @Test
    void a_receiver_at_fault_and_what_nobody_could_be_told_of_are_alarms_until_they_are_not() {
        sql("insert into target (id, rest_until, rest_why, rest_since, rests, words)" + " values ('" + account.id()
                + "', now() + interval '1 hour', 'AT_FAULT', now(), 1, 'HTTP 410 gone')");
        look();
        assertThat(conditions()).contains(Condition.RECEIVER_SUSPENDED);
        sql("update target set rest_until = null, rest_why = null, rest_since = null, rests = 0");
        look();
        later("11 minutes");
        rounds.tell();
        assertThat(conditions()).doesNotContain(Condition.RECEIVER_SUSPENDED);
    }

    @Test
    void half_of_the_time_of_an_event_four_fifths_and_all_of_it_are_an_alarm_each() {
        Sample sample = new Sample(account.id());
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(sample.mail("batch")), Sample.free(sample.events(2))));
        for (int hours : List.of(167, 168, 269, 336)) {
            sql(
                    "update telling set tried_for = interval '%d hours', due_at = now() + interval '1 day' where target = '%s'"
                            .formatted(hours, account.id()));
            look();
            assertThat(conditions())
                    .filteredOn(Condition.GIVING_UP::equals)
                    .as(hours + " hours of 14 days")
                    .hasSize(hours < 168 ? 0 : hours < 269 ? 1 : hours < 336 ? 2 : 3);
        }
        int _ = outbox.abandon(account.id());
        look();
        later("11 minutes");
        rounds.tell();
        assertThat(conditions()).doesNotContain(Condition.GIVING_UP);
    }

    @Test
    void an_account_without_proof_of_origin_is_one_as_long_as_it_is_so() {
        look();
        assertThat(conditions()).containsExactly(Condition.PROOF_OFF);
    }

    private void loginIsRefused() {
        failed("LOGIN_REFUSED", "[AUTHENTICATIONFAILED] Invalid credentials (Failure)");
    }

    private void failed(String cause, String words) {
        QuarkusTransaction.requiringNew().run(() -> states.failed(account, cause, words, Duration.ofMinutes(1)));
    }

    private void look() {
        watch.look(_ -> true);
    }

    private List<Condition> conditions() {
        return book.search(new AlarmBook.Search(Optional.of(true), Optional.empty()), Optional.empty(), 99).stream()
                .map(alarm -> alarm.condition())
                .toList();
    }

    /** Time passes: everything that was happened so much earlier. */
    private void later(String time) {
        sql("""
                update alarm_notice set made_at = made_at - interval '%1$s', due_at = due_at - interval '%1$s',
                                        lease_until = lease_until - interval '%1$s'
                """.formatted(time));
        sql("""
                update alarm set started_at = started_at - interval '%1$s', raised_at = raised_at - interval '%1$s',
                                 away_since = away_since - interval '%1$s', ended_at = ended_at - interval '%1$s'
                """.formatted(time));
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }

    private List<MimeMessage> mails() {
        return List.of(operators.getReceivedMessages());
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString();
    }
}

package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.account.Wire;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.outbox.Forgotten;
import dev.ricochet.smtp.Advice;
import dev.ricochet.smtp.Part;
import dev.ricochet.smtp.ScriptedSmtpServer;
import dev.ricochet.smtp.Sender;
import dev.ricochet.smtp.Step;
import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.TestOrder;
import dev.ricochet.smtp.TestSend;
import dev.ricochet.smtp.TestSendStore;
import dev.ricochet.smtp.TestSends;
import dev.ricochet.vocabulary.EmailAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class TestSendingTest {
    private static final String SUBJECT = "Does it work?";

    @Inject
    TestSending sending;

    @Inject
    TestSends sends;

    @Inject
    TestSendStore store;

    @Inject
    Verification verification;

    @Inject
    SentDoctor doctor;

    @Inject
    Oblivion oblivion;

    @Inject
    Probe probe;

    @Inject
    ProbeSchedule schedule;

    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final ScriptedSmtpServer smtp = ScriptedSmtpServer.start(ScriptedSmtpServer.Mode.IMPLICIT_TLS);
    private KnownAccount known;
    private Account account;

    @BeforeEach
    void an_empty_inbox_and_an_empty_database() {
        known = accounts.all().getFirst();
        account = known.account();
        imap.behave();
        imap.clear();
        receiver.bodies().clear();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor, mailbox_state,"
                                        + " mailbox_unfinished, mailbox_traffic, set_aside, unread_mail, sent_copy, test_send cascade")
                        .executeUpdate());
    }

    @AfterEach
    void stop() {
        smtp.close();
    }

    @Test
    void a_test_to_oneself_is_followed_to_its_arrival_and_to_what_the_server_makes_of_it() {
        smtp.on(".", client -> {
            imap.deliver(
                    "Received: by mx.example.org; Mon, 23 Nov 2026 10:00:00 +0000\r\n"
                            + "Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=example.org; dkim=none\r\n"
                            + smtp.mails().getLast().replace("\n", "\r\n"),
                    Instant.now());
            client.getOutputStream().write("250 2.0.0 OK\r\n".getBytes(StandardCharsets.US_ASCII));
        });

        TestSend send = ended(begin(account.address()));

        assertThat(send.state()).isEqualTo(TestSend.State.ARRIVED);
        StepReport arrival = send.steps().getLast();
        assertThat(arrival.step()).isEqualTo(Step.ARRIVAL);
        assertThat(arrival.said()).contains("found in INBOX", "spf=pass", "dkim=none");
        assertThat(arrival.advice()).extracting(Advice::id).containsExactly("dkim-does-not-pass");
    }

    @Test
    void a_refused_test_is_kept_with_its_steps_and_what_to_do() {
        smtp.on("AUTH", "535 5.7.3 Authentication unsuccessful");

        TestSend send = ended(begin(address("alice@example.com")));

        assertThat(send.state()).isEqualTo(TestSend.State.FAILED);
        assertThat(send.subject()).isEqualTo(SUBJECT);
        assertThat(send.steps())
                .filteredOn(step -> step.state() == StepReport.State.FAILED)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.step()).isEqualTo(Step.LOGIN);
                    assertThat(step.said()).contains("S: 535 5.7.3 Authentication unsuccessful");
                    assertThat(step.advice()).extracting(Advice::id).containsExactly("microsoft-password-refused");
                });
        assertThat(sends.latest(known.id(), 10)).containsExactly(send.id());
    }

    @Test
    void too_many_tests_are_told_when_again() {
        for (int i = 0; i < 6; i++) {
            assertThat(begin(address("alice@example.com"))).isInstanceOf(TestSends.Answer.Begun.class);
        }

        assertThat(begin(address("bob@example.com")))
                .isInstanceOfSatisfying(
                        TestSends.Answer.NotYet.class,
                        refused -> assertThat(refused.pause()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1)));
        await().untilAsserted(() -> assertThat(smtp.mails()).hasSize(6));
    }

    @Test
    void an_address_or_a_subject_that_could_carry_more_is_refused() {
        assertThat(begin(address("ålice@example.com"))).isInstanceOf(TestSends.Answer.NotSendable.class);
        assertThat(sending.begin(
                        new TestOrder(
                                Optional.empty(), sender(), address("alice@example.com"), "a\r\nBcc: b@example.com"),
                        Optional.empty()))
                .isInstanceOf(TestSends.Answer.NotSendable.class);
    }

    @Test
    void what_bounces_of_a_test_is_shown_there_and_told_to_nobody() {
        UUID id = ((TestSends.Answer.Begun) begin(address("nobody@example.com"))).id();
        ended(id);
        imap.deliver(
                Reports.unknownUser("nobody@example.com", "x", Instant.now())
                        .replace("<campaign-x@example.org>", "<ricochet-test-" + id + "@example.org>"),
                Instant.now());
        imap.deliver(Reports.unknownUser("carol@example.com", id.toString(), Instant.now()), Instant.now());

        poll.look(account, () -> true);
        while (delivery.deliver(account) == CallbackDelivery.Told.WELL) {}

        assertThat(sends.find(id).orElseThrow().bounce())
                .hasValueSatisfying(
                        bounce -> assertThat(bounce.words()).contains("nobody@example.com: hard, NO_SUCH_USER"));
        assertThat(String.join("\n", receiver.bodies()))
                .contains("carol@example.com")
                .doesNotContain("nobody@example.com");
    }

    @Test
    void what_a_dead_process_began_is_lost_and_old_tests_are_forgotten() {
        UUID id = ((TestSends.Answer.Begun) begin(address("alice@example.com"))).id();
        ended(id);
        change("update test_send set state = 'RUNNING', ended_at = null, began_at = now() - interval '1 hour'");
        assertThat(sends.find(id).orElseThrow().state()).isEqualTo(TestSend.State.LOST);

        change("update test_send set began_at = now() - interval '8 days'");
        QuarkusTransaction.requiringNew().run(() -> store.forget());
        assertThat(sends.find(id)).isEmpty();
    }

    @Test
    void a_person_who_is_forgotten_was_never_sent_a_test() {
        UUID id = ((TestSends.Answer.Begun) begin(address("Alice@example.com"))).id();
        ended(id);

        Forgotten _ = oblivion.forget(address("alice@example.com"), Optional.of(Set.of(UUID.randomUUID())));
        assertThat(sends.find(id)).isPresent();
        Forgotten _ = oblivion.forget(address("alice@example.com"), Optional.of(Set.of(known.id())));
        assertThat(sends.find(id)).isEmpty();
    }

    @Test
    void settings_that_work_are_verified_without_sending_or_telling() {
        Verification.Result result = verify(account.imap());

        assertThat(result.works()).as(result::toString).isTrue();
        assertThat(result.steps())
                .extracting(StepReport::part)
                .containsSubsequence(Part.SMTP, Part.IMAP, Part.CALLBACK);
        assertThat(result.steps())
                .filteredOn(step -> step.part() == Part.IMAP && step.step() == Step.FOLDERS)
                .singleElement()
                .satisfies(step -> assertThat(step.said()).contains("INBOX: 0 mails"));
        assertThat(result.toString())
                .doesNotContain(ScriptedImapServer.PASSWORD)
                .doesNotContain("/token");
        assertThat(smtp.heard()).noneMatch(line -> line.startsWith("MAIL"));
        assertThat(receiver.bodies().stream().filter(body -> !body.isEmpty())).isEmpty();
    }

    @Test
    void a_refused_login_to_the_inbox_is_explained() {
        imap.onCommand((command, answer) -> {
            if (!command.startsWith("LOGIN")) {
                return false;
            }
            answer.line(
                    command.tag()
                            + " NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)");
            return true;
        });

        Verification.Result result = verify(account.imap());

        assertThat(result.works()).isFalse();
        assertThat(result.steps())
                .filteredOn(step -> step.state() == StepReport.State.FAILED)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.part()).isEqualTo(Part.IMAP);
                    assertThat(step.step()).isEqualTo(Step.LOGIN);
                    assertThat(step.advice())
                            .extracting(Advice::id)
                            .containsExactly("google-imap-app-password-required");
                });
    }

    @Test
    void a_callback_url_of_another_shape_is_explained() {
        Verification.Result result = verification.verify(
                new Verification.Settings(Optional.empty(), Optional.empty(), Optional.of("callback.example.net/in")),
                _ -> {});

        assertThat(result.works()).isFalse();
        assertThat(result.steps().getFirst().advice()).extracting(Advice::id).containsExactly("callback-shape");
    }

    @Test
    void a_probe_is_green_when_its_bounce_was_read_judged_and_told_to_ourselves() {
        smtp.on(".", client -> {
            Matcher mail = Pattern.compile("To: <(.*)>[^<]*(?s:.*)Message-ID: (<.*>)")
                    .matcher(smtp.mails().getLast());
            assertThat(mail.find()).isTrue();
            imap.deliver(
                    Reports.unknownUser(mail.group(1), "x", Instant.now())
                            .replace("<campaign-x@example.org>", mail.group(2)),
                    Instant.now());
            client.getOutputStream().write("250 2.0.0 OK\r\n".getBytes(StandardCharsets.US_ASCII));
        });

        TestSends.Answer answer = probe.begin(sending());
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            poll.look(account, () -> true);
            return sends.find(((TestSends.Answer.Begun) answer).id())
                    .orElseThrow()
                    .state()
                    .isOver();
        });
        while (delivery.deliver(account) == CallbackDelivery.Told.WELL) {}

        TestSend send = ended(answer);
        assertThat(send.state()).as(send::toString).isEqualTo(TestSend.State.ARRIVED);
        assertThat(send.recipient().domain()).endsWith(".invalid");
        assertThat(send.steps()).extracting(StepReport::step).endsWith(Step.QUEUED, Step.BOUNCE, Step.TOLD);
        assertThat(send.steps()).allSatisfy(step -> assertThat(step.state()).isEqualTo(StepReport.State.DONE));
        assertThat(receiver.bodies()).isEmpty();
        assertThat(count("event")).isZero();
        assertThat(sends.wasProbed(known.id(), Duration.ofDays(1))).isTrue();
    }

    @Test
    void of_many_looks_at_the_schedule_one_probes_and_at_most_once_in_its_time() {
        // nobody listens at the configured port, so the probe ends at once
        schedule.probeWhatIsDue(Duration.ofDays(1));
        schedule.probeWhatIsDue(Duration.ofDays(1));

        assertThat(count("test_send where probe")).isEqualTo(1);
        ended(sends.latest(known.id(), 1).getFirst());
    }

    private long count(String what) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select count(*) from " + what, Long.class)
                        .getSingleResult());
    }

    /** The account, sending through the server of the test. */
    private Account sending() {
        return new Account(
                account.name(),
                account.address(),
                account.from(),
                account.imap(),
                sender().smtp(),
                account.callback(),
                account.lookBack(),
                account.maxEventAge(),
                account.proofOfOrigin(),
                account.caution(),
                account.restraint(),
                Wire.USUAL,
                Optional.empty());
    }

    @Test
    void copies_of_sent_mail_show_what_campaigns_lack() {
        imap.sendWithHeader(
                "a@example.org",
                "X-CleverTap_META: alice@example.com|1\r\nList-Unsubscribe: <mailto:u@example.org>\r\n");
        imap.sendWithHeader("b@example.org", "X-CleverTap_META: bob@example.com|2\r\n");
        imap.sendWithHeader("ricochet-test-" + UUID.randomUUID() + "@example.org", "Subject: a test\r\n");
        List<StepReport> reports = new ArrayList<>();

        doctor.examine(account, reports::add);

        StepReport sent = reports.getLast();
        assertThat(sent.step()).isEqualTo(Step.SENT);
        assertThat(sent.said())
                .contains("3 mails in 24 hours, 3 in a fortnight, 0 reports", "2 of the last 2 mails are of CleverTap")
                .contains("1 of 2 campaign mails are without List-Unsubscribe");
        assertThat(sent.advice())
                .extracting(Advice::id)
                .containsExactly("campaign-without-unsubscribe", "campaign-without-one-click");
    }

    private Verification.Result verify(ImapSettings inbox) {
        return verification.verify(
                new Verification.Settings(
                        Optional.of(sender()),
                        Optional.of(inbox),
                        Optional.of(account.callback().reveal().toString())),
                _ -> {});
    }

    private TestSends.Answer begin(EmailAddress recipient) {
        return sending.begin(
                new TestOrder(Optional.of(known.id()), sender(), recipient, SUBJECT), Optional.of(account.imap()));
    }

    private TestSend ended(TestSends.Answer answer) {
        assertThat(answer).isInstanceOf(TestSends.Answer.Begun.class);
        return ended(((TestSends.Answer.Begun) answer).id());
    }

    private TestSend ended(UUID id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sends.find(id).orElseThrow().state().isOver());
        return sends.find(id).orElseThrow();
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }

    private Sender sender() {
        return new Sender(
                account.address(),
                account.address(),
                new SmtpSettings(
                        "localhost",
                        smtp.port(),
                        TlsMode.IMPLICIT,
                        ScriptedSmtpServer.USER,
                        new Authentication.AppPassword(new Secret(ScriptedSmtpServer.PASSWORD))));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}

package dev.ricochet.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.Patience;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.oauth.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do that no server should: the session ends with a reason, or one mail is bad and all others come. */
@Timeout(60)
class MisbehavingServerTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:15:30Z");
    private static final int MOST = 10_000_000;
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(3));

    private final ScriptedImapServer server = ScriptedImapServer.start();

    @BeforeEach
    void five_mails() {
        for (int i = 1; i <= 5; i++) {
            server.deliver("Subject: mail " + i + "\r\n\r\nHello, this is the text of mail " + i + ".\r\n", AT);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_mail_whose_body_is_nil_costs_nobody_else_anything() throws Exception {
        server.onCommand((command, answer) -> insteadOfMail(3, command, answer, "* 3 FETCH (UID 3 BODY[]<0> NIL)"));

        List<Fetched> all = fetchAll();

        assertThat(all.get(2)).isEqualTo(new Fetched.Unfetchable(3, "the server gave no body"));
        assertOthersCame(all, 3);
    }

    @Test
    void a_mail_that_says_its_size_is_nought_is_read_all_the_same() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.words().contains("RFC822.SIZE")) {
                for (long uid : server.asked(command)) {
                    answer.line("* %1$d FETCH (UID %1$d RFC822.SIZE 0 INTERNALDATE \"20-Nov-2026 10:15:30 +0000\")"
                            .formatted(uid));
                }
                answer.ok(command);
                return true;
            }
            return false;
        });

        assertOthersCame(fetchAll(), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 3 FETCH (UID 3 BODY[]<0> {1900000000}",
                "* 3 FETCH (UID 3 BODY[]<0> {1900000000+}",
                "* 3 FETCH (UID 3 BODY[]<0> {00000000000000001900000000}",
                "* 3 FETCH (UID 3 BODY[]<0> {99999999999999999999999999999999999999999999}",
                "* 3 FETCH (UID 3 BODY[]<0> {5}\r\n{1900000000}",
                "* 3 FETCH (UID 3 BODY[]<0> {11}\r\n{1900000000}",
                "* 3 FETCH (UID 3 BODY[]<0> {4}\r\n{19000000000}"
            })
    void a_literal_beyond_every_limit_ends_the_session_before_memory_is_taken(String line) throws Exception {
        server.onCommand((command, answer) -> insteadOfMail(3, command, answer, line));

        assertThat(fetchFails()).isEqualTo(Cause.NONSENSE);
    }

    @Test
    void mails_that_nobody_asked_for_are_passed_over() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                answer.line("* 9 FETCH (UID 999 BODY[]<0> \"not asked for\")");
                answer.line("* 2 FETCH (FLAGS (\\Seen))");
                answer.line("* 12 EXISTS");
            }
            return false;
        });

        assertOthersCame(fetchAll(), 0);
    }

    @Test
    void an_expunge_in_the_middle_of_a_fetch_shifts_no_mail() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                server.remove(2);
                answer.line("* 2 EXPUNGE");
            }
            return false;
        });

        List<Fetched> all = fetchAll();

        assertThat(all.get(1)).isEqualTo(new Fetched.Gone(2));
        assertOthersCame(all, 2);
    }

    @Test
    void a_goodbye_in_the_middle_of_a_fetch_gives_its_words() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                server.mail(1, command, answer);
                answer.line("* BYE Session expired, please login again.").hangUp();
                return true;
            }
            return false;
        });

        MailboxFailure failure = failureOfFetch();

        assertThat(failure.cause()).isEqualTo(Cause.CUT);
        assertThat(failure).hasMessage("Session expired, please login again.");
    }

    @Test
    void a_mail_that_the_server_fails_on_is_set_apart_with_the_servers_words() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies() && server.asked(command).contains(4L)) {
                answer.line(command.tag() + " NO [SERVERBUG] Internal error");
                return true;
            }
            return false;
        });

        List<Fetched> all = fetchAll();

        assertThat(all.get(3)).isEqualTo(new Fetched.Unfetchable(4, "[SERVERBUG] Internal error"));
        assertOthersCame(all, 4);
    }

    @Test
    void a_server_that_is_busy_with_something_else_puts_no_blame_on_a_mail() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                answer.line(command.tag() + " NO [UNAVAILABLE] Temporary system problem. Please try again later.");
                return true;
            }
            return false;
        });

        assertThat(fetchFails()).isEqualTo(Cause.REFUSED);
    }

    @Test
    void a_server_that_can_give_no_mail_at_all_is_at_fault_itself() throws Exception {
        for (int i = 6; i <= 12; i++) {
            server.deliver("Subject: more\r\n\r\nThis is one more mail, long enough to be believed.\r\n", AT);
        }
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                answer.line(command.tag() + " NO [SERVERBUG] Internal error");
                return true;
            }
            return false;
        });

        assertThat(fetchFails()).isEqualTo(Cause.REFUSED);
    }

    @Test
    void an_answer_without_a_uid_is_asked_for_again_alone() throws Exception {
        server.onCommand(
                (command, answer) -> insteadOfMail(2, command, answer, "* 2 FETCH (BODY[]<0> \"Subject: nameless\")"));

        List<Fetched> all = fetchAll();

        assertThat(text(all.get(1))).isEqualTo("Subject: nameless");
        assertOthersCame(all, 2);
    }

    @Test
    void a_listing_that_leaves_a_uid_out_hides_no_mail() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.words().contains("RFC822.SIZE") && server.asked(command).size() > 1) {
                for (long uid : server.asked(command)) {
                    answer.line("* %d FETCH (%sRFC822.SIZE 80 INTERNALDATE \"20-Nov-2026 10:15:30 +0000\")"
                            .formatted(uid, uid == 4 ? "" : "UID " + uid + " "));
                }
                answer.ok(command);
                return true;
            }
            return false;
        });

        assertOthersCame(fetchAll(), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"* 4 FETCH (UID 4 RFC822.SIZE", "* 4 FETCH UID", "* 4 FETCH (UID 4 NOVELTY 5)", "* 4 FETCH ("})
    void a_listing_that_cannot_be_taken_apart_hides_no_mail(String line) throws Exception {
        server.onCommand((command, answer) -> {
            if (command.words().contains("RFC822.SIZE")) {
                for (long uid : server.asked(command)) {
                    if (uid == 4) {
                        answer.line(line);
                    } else {
                        server.mail(uid, command, answer);
                    }
                }
                answer.ok(command);
                return true;
            }
            return false;
        });

        try (Mailbox mailbox = openInbox()) {
            List<Listed> listed = mailbox.above(0, 100);
            assertThat(listed).extracting(Listed::uid).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertOthersCame(mailbox.fetch(listed, MOST), 0);
        }
    }

    @Test
    void lists_nested_without_end_are_one_answer_that_cannot_be_taken_apart() throws Exception {
        String nested = "(".repeat(100_000);
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                answer.line("* 1 FETCH (BODYSTRUCTURE " + nested);
                answer.line("* 1 FETCH (ENVELOPE (NIL NIL " + nested);
            }
            return false;
        });

        assertOthersCame(fetchAll(), 0);
    }

    @Test
    void a_line_without_end_ends_the_session() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                endlessly(answer, "* 1 FETCH (FLAGS (");
                return true;
            }
            return false;
        });

        assertThat(fetchFails()).isEqualTo(Cause.NONSENSE);
    }

    @Test
    void an_answer_without_end_ends_the_session() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                endlessly(answer, "* 1 FETCH (FLAGS ())\r\n");
                return true;
            }
            return false;
        });

        assertThat(fetchFails()).isEqualTo(Cause.NONSENSE);
    }

    @Test
    void a_connection_cut_in_the_middle_of_a_mail_is_told_as_cut() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                answer.text("* 1 FETCH (UID 1 BODY[]<0> {5000}\r\nSubject: cut off in")
                        .hangUp();
                return true;
            }
            return false;
        });

        assertThat(fetchFails()).isEqualTo(Cause.CUT);
    }

    @Test
    void a_server_that_falls_silent_is_left() throws Exception {
        server.onCommand((command, answer) -> command.isFetchOfBodies());

        assertThat(fetchFails()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void a_server_that_never_greets_is_left() {
        server.greeting("");

        assertThat(openingFails()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void uids_that_are_given_out_again_show_in_the_state_of_the_folder() throws Exception {
        Cursor cursor = new Cursor(UUID.randomUUID(), "INBOX", 7, 5);
        try (Mailbox mailbox = open()) {
            assertThat(cursor.standsIn(mailbox.examine(inbox()))).isTrue();
            server.uidNext(3);
            assertThat(cursor.standsIn(mailbox.examine(inbox()))).isFalse();
            assertThat(mailbox.above(5, 100)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)                                     | LOGIN_REFUSED
            NO [ALERT] Application-specific password required: https://example.net/ (Failure)           | LOGIN_REFUSED
            NO [ALERT] Please log in via your web browser: https://example.net/ (Failure)               | LOGIN_REFUSED
            NO Login failed.                                                                            | LOGIN_REFUSED
            BAD command unknown or arguments invalid                                                    | LOGIN_REFUSED
            NO [ALERT] Too many simultaneous connections. (Failure)                                     | TOO_MANY_CONNECTIONS
            NO [LIMIT] Maximum number of connections from user+IP exceeded                              | TOO_MANY_CONNECTIONS
            NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)                      | OVER_QUOTA
            NO [ALERT] Account exceeded command or bandwidth limits. (Failure)                          | OVER_QUOTA
            NO [UNAVAILABLE] Temporary authentication failure.                                          | REFUSED
            """)
    void a_login_that_is_refused_says_why(String said, Cause cause) {
        server.onCommand((command, answer) -> {
            if (command.startsWith("LOGIN")) {
                answer.line(command.tag() + " " + said);
                return true;
            }
            return false;
        });

        MailboxFailure failure = failureOfOpening();

        assertThat(failure.cause()).isEqualTo(cause);
        assertThat(failure).hasMessage(said.substring(said.indexOf(' ') + 1));
    }

    @Test
    void a_server_that_repeats_the_password_does_not_get_it_into_our_words() {
        server.onCommand((command, answer) -> {
            if (command.startsWith("LOGIN")) {
                answer.line(command.tag() + " NO what is " + command.words() + "\u0007\u202e supposed to be?");
                return true;
            }
            return false;
        });

        MailboxFailure failure = failureOfOpening();

        assertThat(failure.getMessage())
                .doesNotContain(ScriptedImapServer.PASSWORD)
                .doesNotContain("\u0007", "\u202e");
        assertThat(failure.getCause()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * BYE Too many connections, try again later | TOO_MANY_CONNECTIONS
            * BYE Autologout                            | CUT
            HTTP/1.1 400 Bad Request                    | REFUSED
            """)
    void a_greeting_that_is_none_says_why(String greeting, Cause cause) {
        server.greeting(greeting);

        assertThat(openingFails()).isEqualTo(cause);
    }

    @Test
    void a_quota_that_ends_during_a_fetch_is_told_as_such() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                answer.line("* BYE [OVERQUOTA] Account exceeded command or bandwidth limits.")
                        .hangUp();
                return true;
            }
            return false;
        });

        assertThat(fetchFails()).isEqualTo(Cause.OVER_QUOTA);
    }

    @Test
    void a_certificate_that_nobody_we_trust_has_signed_is_refused() {
        try (ScriptedImapServer stranger = ScriptedImapServer.start(TestCertificates.STRANGER)) {
            assertThat(failureOfOpening(stranger.port()).cause()).isEqualTo(Cause.TLS);
            assertThat(stranger.heard()).isEmpty();
        }
    }

    @Test
    void a_certificate_of_another_host_is_refused() {
        try (ScriptedImapServer elsewhere = ScriptedImapServer.start(TestCertificates.ELSEWHERE)) {
            assertThat(failureOfOpening(elsewhere.port()).cause()).isEqualTo(Cause.TLS);
            assertThat(elsewhere.heard()).isEmpty();
        }
    }

    @Test
    void a_server_without_tls_is_told_nothing() {
        try (ScriptedImapServer plain = ScriptedImapServer.start(ServerSocketFactory.getDefault())) {
            assertThat(failureOfOpening(plain.port()).cause()).isEqualTo(Cause.TLS);
            assertThat(plain.heard()).noneMatch(command -> command.words().contains("LOGIN"));
        }
    }

    @Test
    void nobody_at_the_port_is_unreachable() {
        int port = server.port();
        server.close();

        assertThat(failureOfOpening(port).cause()).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void a_name_that_does_not_exist_is_unreachable() {
        MailboxFailure failure =
                catchThrowableOfType(MailboxFailure.class, () -> mailboxes().open(settings("imap.invalid", 993)));

        assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
    }

    private boolean insteadOfMail(
            long bad, ScriptedImapServer.Command command, ScriptedImapServer.Answer answer, String line)
            throws IOException {
        if (!command.isFetchOfBodies()) {
            return false;
        }
        for (long uid : server.asked(command)) {
            if (uid == bad) {
                answer.line(line);
            } else {
                server.mail(uid, command, answer);
            }
        }
        answer.ok(command);
        return true;
    }

    private static void endlessly(ScriptedImapServer.Answer answer, String text) throws IOException {
        answer.text(text);
        String more = text.endsWith("\n") ? text.repeat(100) : "\\Seen ".repeat(100);
        while (true) {
            answer.text(more);
        }
    }

    private List<Fetched> fetchAll() throws MailboxFailure {
        try (Mailbox mailbox = openInbox()) {
            return mailbox.fetch(mailbox.above(0, 100), MOST);
        }
    }

    private Cause fetchFails() throws MailboxFailure {
        return failureOfFetch().cause();
    }

    private MailboxFailure failureOfFetch() throws MailboxFailure {
        try (Mailbox mailbox = openInbox()) {
            List<Listed> listed = mailbox.above(0, 100);
            return catchThrowableOfType(MailboxFailure.class, () -> mailbox.fetch(listed, MOST));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, a link-local address",
        "fd00:ec2::254, a metadata address (AWS)",
        "64:ff9b::a9fe:a9fe, a link-local address",
        "10.0.0.1, a private address"
    })
    void a_name_that_leads_to_where_nobody_may_connect_is_refused(String address, String what) {
        ImapMailboxes led = new ImapMailboxes(
                new GuardedSockets(TestEgress.resolvingTo(address), TestCertificates.trusted(), SHORT),
                TestTokens.fromHere());

        MailboxFailure failure =
                catchThrowableOfType(MailboxFailure.class, () -> led.open(settings("imap.example.net", 993)));

        assertThat(failure.cause()).isEqualTo(Cause.NOT_ALLOWED);
        assertThat(failure).hasMessageContaining(" is " + what + ", which ");
    }

    private Cause openingFails() {
        return failureOfOpening().cause();
    }

    private MailboxFailure failureOfOpening() {
        return failureOfOpening(server.port());
    }

    private static MailboxFailure failureOfOpening(int port) {
        return catchThrowableOfType(MailboxFailure.class, () -> mailboxes().open(settings("localhost", port)));
    }

    private Mailbox openInbox() throws MailboxFailure {
        Mailbox mailbox = open();
        assertThat(mailbox.examine(inbox()).uidValidity()).isEqualTo(7);
        return mailbox;
    }

    private Mailbox open() throws MailboxFailure {
        return mailboxes().open(settings("localhost", server.port()));
    }

    private static Mailboxes mailboxes() {
        return new ImapMailboxes(
                new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted(), SHORT), TestTokens.fromHere());
    }

    private static ImapSettings settings(String host, int port) {
        return new ImapSettings(
                host,
                port,
                ScriptedImapServer.USER,
                new Authentication.AppPassword(new Secret(ScriptedImapServer.PASSWORD)),
                List.of(),
                1_000_000_000);
    }

    private static MailFolder inbox() {
        return new MailFolder("INBOX", false);
    }

    private static void assertOthersCame(List<? extends Fetched> all, long but) {
        assertThat(all).extracting(Fetched::uid).containsExactly(1L, 2L, 3L, 4L, 5L);
        for (Fetched each : all) {
            if (each.uid() != but) {
                assertThat(text(each)).contains("Subject: mail " + each.uid());
            }
        }
    }

    private static String text(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Mail.class);
        return new String(((Fetched.Mail) fetched).message().bytes(), StandardCharsets.UTF_8);
    }
}

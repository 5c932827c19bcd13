package dev.ricochet.smtp;

import static dev.ricochet.smtp.ScriptedSmtpServer.Mode.IMPLICIT_TLS;
import static dev.ricochet.smtp.ScriptedSmtpServer.Mode.PLAIN;
import static dev.ricochet.smtp.ScriptedSmtpServer.Mode.STARTTLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.vocabulary.EmailAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class SmtpSessionsTest {
    private static final EmailAddress NEWS = address(ScriptedSmtpServer.USER);
    private static final EmailAddress ALICE = address("alice@example.com");
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000002a");

    private static final GuardedSockets SOCKETS = new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted());

    private final SmtpSessions sessions = new SmtpSessions(SOCKETS, TestTokens.fromHere());

    /** For servers that are given up: nobody wants to wait for that. */
    private final SmtpSessions hasty = new SmtpSessions(
            SOCKETS, TestTokens.fromHere(), new SmtpPatience(Duration.ofSeconds(2), Duration.ofSeconds(20)));

    private final List<StepReport> reports = new ArrayList<>();
    private final List<AutoCloseable> servers = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    @Test
    void a_mail_over_implicit_tls_shows_every_step() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);

        assertThat(send(server)).as(reports::toString).isTrue();

        assertThat(reports).allMatch(report -> report.state() == StepReport.State.DONE);
        assertThat(reports)
                .extracting(StepReport::step)
                .containsExactly(
                        Step.SETTINGS,
                        Step.NAME_RESOLUTION,
                        Step.CONNECTION,
                        Step.TLS,
                        Step.GREETING,
                        Step.EHLO,
                        Step.LOGIN,
                        Step.MAIL_FROM,
                        Step.RCPT_TO,
                        Step.DATA,
                        Step.QUEUED);
        assertThat(said(Step.TLS)).anyMatch(line -> line.startsWith("TLSv1.")).anyMatch(line -> line.contains("days"));
        assertThat(said(Step.LOGIN)).containsExactly("C: AUTH PLAIN …", "S: 235 2.7.0 Accepted");
        assertThat(said(Step.QUEUED)).last().isEqualTo("S: 250 2.0.0 OK queued as 4711");
        assertThat(server.mails())
                .singleElement()
                .asString()
                .contains("From: <news@example.org>", "To: <alice@example.com>", "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=")
                .contains(
                        "X-Ricochet-Test: " + ID, "Auto-Submitted: auto-generated", "Message-ID: <ricochet-test-" + ID);
    }

    @Test
    void a_mail_over_starttls_says_nothing_in_the_open_but_hello() {
        ScriptedSmtpServer server = server(STARTTLS);

        assertThat(send(server)).as(reports::toString).isTrue();

        assertThat(reports)
                .extracting(StepReport::step)
                .containsSubsequence(
                        Step.CONNECTION,
                        Step.GREETING,
                        Step.EHLO,
                        Step.STARTTLS,
                        Step.TLS,
                        Step.EHLO_AGAIN,
                        Step.LOGIN,
                        Step.QUEUED);
        assertThat(server.heardInTheOpen()).containsExactly("EHLO [127.0.0.1]", "STARTTLS");
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void a_login_alone_sends_nothing() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);

        assertThat(sessions.login(sender(server.port(), TlsMode.IMPLICIT), reports::add))
                .isTrue();

        assertThat(last().step()).isEqualTo(Step.LOGIN);
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void who_knows_no_plain_is_logged_in_to_by_login() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.authentication("AUTH LOGIN");

        assertThat(send(server)).as(reports::toString).isTrue();

        assertThat(said(Step.LOGIN))
                .containsExactly(
                        "C: AUTH LOGIN",
                        "S: 334 VXNlcm5hbWU6",
                        "C: …",
                        "S: 334 UGFzc3dvcmQ6",
                        "C: …",
                        "S: 235 2.7.0 Accepted");
    }

    static Stream<Arguments> refusals() {
        return AdviceBook.entries()
                .filter(entry -> entry.symptoms().stream()
                        .allMatch(symptom -> symptom.part() == Part.SMTP && symptom.cause() == Cause.REPLY))
                .flatMap(entry -> entry.symptoms().stream()
                        .map(symptom -> Arguments.of(entry.advice().id(), symptom.step(), symptom.words())));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void each_refusal_that_is_known_is_explained_where_it_happens_and_ends_the_session(
            String advice, Step step, String reply) {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.on(commandOf(step), reply);

        assertThat(send(server)).isFalse();

        StepReport failed = failed();
        assertThat(failed.step()).isEqualTo(step);
        assertThat(failed.advice()).extracting(Advice::id).containsExactly(advice);
        assertThat(failed.said()).last().asString().startsWith("S: " + reply.substring(0, 3));
        assertThat(reports.subList(reports.indexOf(failed) + 1, reports.size()))
                .allMatch(report -> report.state() == StepReport.State.SKIPPED);
        assertThat(reports).extracting(StepReport::step).endsWith(Step.QUEUED);
        assertThat(server.heard()).doesNotContain("RSET");
    }

    private static String commandOf(Step step) {
        return switch (step) {
            case GREETING -> "";
            case LOGIN -> "AUTH";
            case MAIL_FROM -> "MAIL";
            case RCPT_TO -> "RCPT";
            case QUEUED -> ".";
            case EHLO, DATA, STARTTLS -> step.name();
            default -> throw new AssertionError(step);
        };
    }

    @Test
    void tls_to_a_plain_port_is_seen() {
        ScriptedSmtpServer server = server(STARTTLS);
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.TLS, "tls-to-a-plain-port");
    }

    @Test
    void whoever_begins_in_the_open_where_tls_is_waited_for_is_given_up_in_time() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        assertFailed(server.port(), TlsMode.STARTTLS, Step.GREETING, "never-greets");
    }

    @Test
    void a_server_that_never_greets_is_given_up_and_the_socket_is_closed() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.greet(ScriptedSmtpServer::silence);
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.GREETING, "never-greets");
    }

    @Test
    void a_server_that_dribbles_its_greeting_is_cut_off() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.greet(client -> {
            client.getOutputStream().write("220 ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.getOutputStream().write('.');
                Thread.sleep(50);
            }
        });
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.GREETING, "never-greets");
    }

    @Test
    void endless_lines_are_cut_off() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.on("EHLO", client -> {
            while (true) {
                client.getOutputStream().write("250-more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.EHLO, "nonsense");
        assertThat(failed().said()).hasSizeLessThanOrEqualTo(Walk.MOST_LINES);
    }

    @Test
    void an_endless_line_is_cut_off() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.on("EHLO", client -> {
            while (true) {
                client.getOutputStream().write("250 more ".getBytes(StandardCharsets.US_ASCII));
            }
        });
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.EHLO, "nonsense");
    }

    @Test
    void a_server_for_something_else_is_known_by_its_words() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.greet(client -> client.getOutputStream()
                .write("* OK Gimap ready for requests\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.GREETING, "no-mail-server");
    }

    @Test
    void a_server_that_hangs_up_says_so() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.on("MAIL", Socket::close);
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.MAIL_FROM, "hung-up");
    }

    @Test
    void a_server_that_falls_silent_in_the_middle_is_given_up() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.on("RCPT", ScriptedSmtpServer::silence);
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.RCPT_TO, "fell-silent");
    }

    @Test
    void without_starttls_no_password_is_sent() {
        ScriptedSmtpServer server = server(PLAIN);
        assertFailed(server.port(), TlsMode.STARTTLS, Step.STARTTLS, "no-starttls");
        assertThat(server.heardInTheOpen()).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void what_is_said_in_the_open_behind_starttls_ends_the_session() {
        ScriptedSmtpServer server = server(STARTTLS);
        server.on(
                "STARTTLS",
                client -> client.getOutputStream()
                        .write("220 go ahead\r\n235 2.7.0 Accepted\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertFailed(server.port(), TlsMode.STARTTLS, Step.STARTTLS, "spoke-before-tls");
    }

    @Test
    void a_server_without_a_login_that_we_know_is_told_from_one_that_refuses() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.authentication("AUTH CRAM-MD5 NTLM");
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.LOGIN, "no-common-login");
    }

    @Test
    void the_certificate_of_another_host_is_named() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS, TestCertificates.ELSEWHERE);
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.TLS, "certificate-of-another-name");
        assertThat(server.heard()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_named_behind_starttls_too() {
        ScriptedSmtpServer server = server(STARTTLS, TestCertificates.STRANGER);
        assertFailed(server.port(), TlsMode.STARTTLS, Step.TLS, "certificate-not-trusted");
        assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void a_certificate_that_has_expired_is_named() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS, TestCertificates.EXPIRED);
        assertFailed(server.port(), TlsMode.IMPLICIT, Step.TLS, "certificate-expired");
    }

    @Test
    void where_nobody_listens_the_connection_fails() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
        }
        assertFailed(port, TlsMode.IMPLICIT, Step.CONNECTION, "nobody-listens");
    }

    @Test
    void a_name_that_nobody_has_fails_before_the_connection() {
        boolean sent = sessions.send(sender("smtp.example.invalid", 465, TlsMode.IMPLICIT), mail(), reports::add);
        assertThat(sent).isFalse();
        assertThat(failed().step()).isEqualTo(Step.NAME_RESOLUTION);
    }

    @Test
    void an_address_that_may_not_be_connected_to_is_not() {
        boolean sent = sessions.send(sender("10.0.0.5", 465, TlsMode.IMPLICIT), mail(), reports::add);
        assertThat(sent).isFalse();
        assertThat(failed().advice()).extracting(Advice::id).containsExactly("address-not-allowed");
    }

    @Test
    void a_server_that_repeats_the_password_does_not_get_it_shown() {
        ScriptedSmtpServer server = server(IMPLICIT_TLS);
        server.on(
                "AUTH",
                client -> client.getOutputStream()
                        .write(("535 5.7.8 no such login: \0news@example.org\0" + ScriptedSmtpServer.PASSWORD
                                        + " AG5ld3NAZXhhbXBsZS5vcmcAYWJjZGVmZ2hpamtsbW5vcA==\r\n")
                                .getBytes(StandardCharsets.US_ASCII)));

        assertThat(send(server)).isFalse();

        assertThat(failed().step()).isEqualTo(Step.LOGIN);
        assertThat(reports.toString())
                .doesNotContain(ScriptedSmtpServer.PASSWORD)
                .doesNotContain("AG5ld3NAZXhhbXBsZS5vcmcAYWJjZGVmZ2hpamtsbW5vcA==");
    }

    private ScriptedSmtpServer server(ScriptedSmtpServer.Mode mode) {
        return server(mode, TestCertificates.LOCALHOST);
    }

    private ScriptedSmtpServer server(ScriptedSmtpServer.Mode mode, TestCertificates certificate) {
        ScriptedSmtpServer server = ScriptedSmtpServer.start(mode, certificate);
        servers.add(server);
        return server;
    }

    private boolean send(ScriptedSmtpServer server) {
        TlsMode tls = server.mode() == STARTTLS ? TlsMode.STARTTLS : TlsMode.IMPLICIT;
        return sessions.send(sender(server.port(), tls), mail(), reports::add);
    }

    private void assertFailed(int port, TlsMode tls, Step step, String advice) {
        assertThat(hasty.send(sender(port, tls), mail(), reports::add)).isFalse();
        assertThat(failed().step()).isEqualTo(step);
        assertThat(failed().advice()).extracting(Advice::id).containsExactly(advice);
        assertThat(last().step()).isEqualTo(Step.QUEUED);
    }

    private StepReport failed() {
        List<StepReport> failures = reports.stream()
                .filter(report -> report.state() == StepReport.State.FAILED)
                .toList();
        assertThat(failures).hasSize(1);
        return failures.getFirst();
    }

    private StepReport last() {
        return reports.getLast();
    }

    private List<String> said(Step step) {
        return reports.stream()
                .filter(report -> report.step() == step)
                .findFirst()
                .orElseThrow()
                .said();
    }

    private static Sender sender(int port, TlsMode tls) {
        return sender("localhost", port, tls);
    }

    private static Sender sender(String host, int port, TlsMode tls) {
        return new Sender(
                NEWS,
                NEWS,
                new SmtpSettings(
                        host,
                        port,
                        tls,
                        ScriptedSmtpServer.USER,
                        new Authentication.AppPassword(new Secret(ScriptedSmtpServer.PASSWORD))));
    }

    private static TestMail mail() {
        return new TestMail(ID, NEWS, ALICE, "Grüße", Instant.parse("2026-11-23T10:00:00Z"));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}

package dev.ricochet.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.oauth.TokenServer;
import dev.ricochet.vocabulary.EmailAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** AUTH XOAUTH2, as Google's servers speak it. */
@Timeout(60)
class AccessTokenSendingTest {
    private final ScriptedSmtpServer smtp = ScriptedSmtpServer.start(ScriptedSmtpServer.Mode.IMPLICIT_TLS);
    private final SmtpSessions sessions = new SmtpSessions(
            new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted()), TestTokens.fromHere());
    private final List<StepReport> reports = new ArrayList<>();
    private TokenServer tokens;

    @BeforeEach
    void start() throws IOException {
        tokens = TokenServer.open();
    }

    @AfterEach
    void stop() {
        smtp.close();
        tokens.close();
    }

    @Test
    void a_token_is_shown_and_not_said() {
        assertThat(login()).as(reports::toString).isTrue();

        assertThat(smtp.heard())
                .contains("AUTH XOAUTH2 "
                        + Base64.getEncoder()
                                .encodeToString("user=%s\u0001auth=Bearer token-1\u0001\u0001"
                                        .formatted(ScriptedSmtpServer.USER)
                                        .getBytes(UTF_8)));
        assertThat(reports.toString()).doesNotContain("token-1");
    }

    @Test
    void a_refusal_is_asked_for_after_its_challenge_and_the_next_token_is_a_new_one() {
        smtp.on("AUTH", client -> {
            client.getOutputStream().write("334 eyJzdGF0dXMiOiI0MDAifQ==\r\n".getBytes(US_ASCII));
            // the answer to an empty line
            smtp.on("", "535 5.7.8 Username and Password not accepted");
        });

        assertThat(login()).isFalse();

        assertThat(reports)
                .filteredOn(report -> report.state() == StepReport.State.FAILED)
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.step()).isEqualTo(Step.LOGIN);
                    assertThat(report.said()).anyMatch(line -> line.startsWith("S: 535 5.7.8"));
                });
        smtp.on("AUTH", "235 2.7.0 Accepted");
        smtp.greet("220 mail.example.org ESMTP");
        assertThat(login()).isTrue();
        assertThat(tokens.calls()).hasSize(2);
    }

    @Test
    void without_a_token_the_login_fails_and_nothing_is_shown() {
        tokens.next(400, "{\"error\":\"invalid_grant\"}");

        assertThat(login()).isFalse();

        assertThat(reports)
                .filteredOn(report -> report.state() == StepReport.State.FAILED)
                .singleElement();
        assertThat(smtp.heard()).noneMatch(line -> line.startsWith("AUTH"));
    }

    private boolean login() {
        EmailAddress news = EmailAddress.parse(ScriptedSmtpServer.USER).orElseThrow();
        Authentication consent = new Authentication.RefreshToken(
                tokens.uri(), "client", new Secret("GOCSPX-secret"), new Secret("1//refresh"));
        SmtpSettings settings =
                new SmtpSettings("localhost", smtp.port(), TlsMode.IMPLICIT, ScriptedSmtpServer.USER, consent);
        return sessions.login(new Sender(news, news, settings), reports::add);
    }
}

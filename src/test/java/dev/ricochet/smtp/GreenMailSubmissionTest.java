package dev.ricochet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.vocabulary.EmailAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending through a server that others wrote. */
class GreenMailSubmissionTest {
    private static final EmailAddress NEWS =
            EmailAddress.parse("news@example.org").orElseThrow();

    private final GreenMail server = started();
    private final SmtpSessions sessions = new SmtpSessions(
            new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted()), TestTokens.fromHere());

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void the_mail_that_arrives_is_the_one_that_was_written() throws Exception {
        UUID id = UUID.randomUUID();
        TestMail mail = new TestMail(id, NEWS, NEWS, "Grüße: ein Test …", Instant.now());
        List<StepReport> reports = new ArrayList<>();

        assertThat(sessions.send(sender("secret"), mail, reports::add))
                .as(reports::toString)
                .isTrue();

        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Grüße: ein Test …");
        assertThat(arrived.getHeader(TestMail.HEADER)).containsExactly(id.toString());
        assertThat(arrived.getMessageID()).isEqualTo(mail.messageId().toString());
        assertThat(TestMail.idIn(mail.messageId())).contains(id);
    }

    @Test
    void a_wrong_password_is_refused_at_the_login() {
        List<StepReport> reports = new ArrayList<>();

        assertThat(sessions.login(sender("wrong"), reports::add)).isFalse();

        assertThat(reports.getLast().step()).isEqualTo(Step.LOGIN);
        assertThat(reports.getLast().advice()).extracting(Advice::id).containsExactly("server-password-refused");
    }

    private Sender sender(String password) {
        return new Sender(
                NEWS,
                NEWS,
                new SmtpSettings(
                        "localhost",
                        server.getSmtps().getPort(),
                        TlsMode.IMPLICIT,
                        NEWS.toString(),
                        new Authentication.AppPassword(new Secret(password))));
    }

    private static GreenMail started() {
        // GreenMail reads its certificate from nowhere else
        System.setProperty(
                "greenmail.tls.keystore.file",
                TestCertificates.LOCALHOST.keystore().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificates.PASSWORD);
        System.setProperty("greenmail.tls.key.password", TestCertificates.PASSWORD);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        server.setUser(NEWS.toString(), NEWS.toString(), "secret");
        return server;
    }
}

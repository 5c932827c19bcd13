package dev.ricochet.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.oauth.TokenServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SASL XOAUTH2, as Google's servers speak it. */
@Timeout(60)
class AccessTokenLoginTest {
    private final ScriptedImapServer imap = ScriptedImapServer.start();
    private final Mailboxes mailboxes = new ImapMailboxes(
            new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted()), TestTokens.fromHere());
    private TokenServer tokens;

    @BeforeEach
    void start() throws IOException {
        tokens = TokenServer.open();
    }

    @AfterEach
    void stop() {
        imap.close();
        tokens.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SASL-IR", "ID"})
    void a_token_is_shown_at_once_or_when_the_server_asks_for_it(String capability) throws Exception {
        TokenLogin.at(imap, capability, "token-1");

        try (Mailbox mailbox = mailboxes.open(settings())) {
            assertThat(mailbox.folders()).extracting(MailFolder::name).containsExactly("INBOX");
        }
        assertThat(imap.heard()).noneMatch(command -> command.startsWith("LOGIN"));
    }

    @Test
    void a_second_login_uses_the_same_token() throws Exception {
        TokenLogin.at(imap, "SASL-IR", "token-1");

        mailboxes.open(settings()).close();
        mailboxes.open(settings()).close();

        assertThat(tokens.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SASL-IR", "ID"})
    void a_refusal_is_told_with_what_the_challenge_said_and_the_next_token_is_a_new_one(String capability)
            throws Exception {
        TokenLogin.at(imap, capability, "token-2");

        MailboxFailure failure = catchThrowableOfType(MailboxFailure.class, () -> mailboxes.open(settings()));

        assertThat(failure.cause()).isEqualTo(Cause.LOGIN_REFUSED);
        assertThat(failure).hasMessage("[AUTHENTICATIONFAILED] Invalid credentials (Failure) " + TokenLogin.CHALLENGE);
        mailboxes.open(settings()).close();
    }

    @Test
    void without_a_token_no_mail_server_is_troubled() {
        tokens.next(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"}");

        MailboxFailure failure = catchThrowableOfType(MailboxFailure.class, () -> mailboxes.open(settings()));

        assertThat(failure.cause()).isEqualTo(Cause.LOGIN_REFUSED);
        assertThat(failure)
                .hasMessageContaining("agree anew")
                .hasMessageContaining("expired or revoked")
                .hasMessageNotContaining("1//refresh");
        assertThat(imap.heard()).isEmpty();
    }

    @Test
    void an_endpoint_that_is_busy_is_another_matter_than_a_refused_login() {
        tokens.next(503, "");

        assertThat(catchThrowableOfType(MailboxFailure.class, () -> mailboxes.open(settings()))
                        .cause())
                .isEqualTo(Cause.TIMEOUT);
    }

    private ImapSettings settings() {
        return new ImapSettings(
                "localhost",
                imap.port(),
                ScriptedImapServer.USER,
                new Authentication.RefreshToken(
                        tokens.uri(), "client", new Secret("GOCSPX-secret"), new Secret("1//refresh")),
                List.of(),
                1_000_000_000);
    }
}

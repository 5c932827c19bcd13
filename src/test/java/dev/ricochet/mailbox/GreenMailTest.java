package dev.ricochet.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.vocabulary.MessageId;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading from a server that others wrote. */
class GreenMailTest {
    private static final String USER = "reports@example.org";

    private final GreenMail server = started();
    private final GreenMailUser owner = server.setUser(USER, USER, "secret");

    @BeforeEach
    void three_mails() throws Exception {
        for (int i = 1; i <= 3; i++) {
            String text = "From: alice@example.org\r\nSubject: mail " + i + "\r\n\r\nHello, number " + i + ".\r\n";
            owner.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void reading_leaves_no_mail_seen_and_none_gone() throws Exception {
        try (Mailbox mailbox = open()) {
            FolderState state = mailbox.examine(mailbox.folders().getFirst());
            List<Listed> listed = mailbox.above(0, 100);

            assertThat(state.messages()).isEqualTo(3);
            assertThat(mailbox.fetch(listed, 1_000_000))
                    .hasSize(3)
                    .allSatisfy(fetched -> assertThat(text(fetched)).contains("Subject: mail", "Hello, number"));
            assertThat(mailbox.above(listed.getLast().uid(), 100)).isEmpty();
        }

        MailFolder inbox = server.getManagers().getImapHostManager().getInbox(owner);
        assertThat(inbox.getMessages())
                .hasSize(3)
                .noneMatch(mail -> mail.getFlags().contains(Flags.Flag.SEEN));
    }

    @Test
    void a_mail_that_arrives_is_found_by_the_next_look() throws Exception {
        try (Mailbox mailbox = open()) {
            FolderState before = mailbox.examine(mailbox.folders().getFirst());
            three_mails();
            FolderState after = mailbox.examine(mailbox.folders().getFirst());

            assertThat(after.uidValidity()).isEqualTo(before.uidValidity());
            assertThat(mailbox.above(before.uidNext() - 1, 100)).hasSize(3);
        }
    }

    @Test
    void a_mail_is_found_by_its_identifier_whatever_stands_in_it() throws Exception {
        for (String id : List.of("plain@example.org", "a\"quote\\@example.org", "plain@example.org.invalid")) {
            owner.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(("Message-ID: <" + id + ">\r\nSubject: named\r\n\r\nHello.\r\n")
                            .getBytes(StandardCharsets.US_ASCII))));
        }
        try (Mailbox mailbox = open()) {
            long first = mailbox.examine(mailbox.folders().getFirst()).uidNext() - 3;
            assertThat(mailbox.named(new MessageId("plain@example.org"), 10)).containsExactly(first);
            assertThat(mailbox.named(new MessageId("a\"quote\\@example.org"), 10))
                    .containsExactly(first + 1);
            assertThat(mailbox.named(new MessageId("nobody@example.org"), 10)).isEmpty();
            assertThat(mailbox.named(new MessageId("n\u00f6body@example.org"), 10))
                    .isEmpty();
        }
    }

    private Mailbox open() throws MailboxFailure {
        return new ImapMailboxes(
                        new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted()), TestTokens.fromHere())
                .open(new ImapSettings(
                        "localhost",
                        server.getImaps().getPort(),
                        USER,
                        new Authentication.AppPassword(new Secret("secret")),
                        List.of(),
                        1_000_000));
    }

    private static GreenMail started() {
        // GreenMail reads its certificate from nowhere else
        System.setProperty(
                "greenmail.tls.keystore.file",
                TestCertificates.LOCALHOST.keystore().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificates.PASSWORD);
        System.setProperty("greenmail.tls.key.password", TestCertificates.PASSWORD);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        return server;
    }

    private static String text(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Mail.class);
        return new String(((Fetched.Mail) fetched).message().bytes(), StandardCharsets.US_ASCII);
    }
}

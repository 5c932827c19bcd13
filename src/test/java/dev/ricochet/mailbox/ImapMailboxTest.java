package dev.ricochet.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an inbox is read from a server that does what it should. */
@Timeout(60)
class ImapMailboxTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:15:30Z");
    private static final MailFolder INBOX = new MailFolder("INBOX", false);
    private static final int MOST = 10_000_000;

    private final ScriptedImapServer server = ScriptedImapServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothing_that_is_said_changes_the_mailbox() throws Exception {
        deliver(3);

        try (Mailbox mailbox = inbox()) {
            assertThat(mailbox.fetch(mailbox.above(0, 100), MOST)).hasSize(3);
            assertThat(mailbox.lastBefore(AT)).isZero();
            assertThat(mailbox.folders()).containsExactly(INBOX);
        }

        assertThat(server.heard())
                .extracting(ScriptedImapServer.Command::words)
                .allMatch(words ->
                        words.matches("CAPABILITY|LOGIN .*|ID .*|LIST .*|EXAMINE .*|UID SEARCH .*|UID FETCH .*|LOGOUT"))
                .noneMatch(words -> words.matches(".*BODY\\[.*"));
    }

    @Test
    void a_batch_is_one_command() throws Exception {
        deliver(300);

        try (Mailbox mailbox = inbox()) {
            assertThat(mailbox.fetch(mailbox.above(0, 500), MOST))
                    .hasSize(300)
                    .allMatch(Fetched.Mail.class::isInstance);
        }

        assertThat(server.heard().stream().filter(ScriptedImapServer.Command::isFetchOfBodies))
                .hasSize(1);
    }

    @Test
    void nothing_is_above_the_last_mail() throws Exception {
        deliver(3);

        try (Mailbox mailbox = inbox()) {
            assertThat(mailbox.above(3, 100)).isEmpty();
            assertThat(mailbox.above(2, 100)).extracting(Listed::uid).containsExactly(3L);
        }
        assertThat(server.heard()).noneMatch(command -> command.words().contains(":*"));
    }

    @Test
    void mails_far_apart_are_found_in_their_order() throws Exception {
        List<Long> far = List.of(5L, 9L, 70_000L, 70_001L, 4_000_000_000L);
        for (long uid : far) {
            server.uidNext(uid);
            deliver(1);
        }

        try (Mailbox mailbox = inbox()) {
            assertThat(mailbox.above(0, 100)).extracting(Listed::uid).containsExactlyElementsOf(far);
            assertThat(mailbox.above(5, 2)).extracting(Listed::uid).containsExactly(9L, 70_000L);
        }
        assertThat(server.heard()).hasSizeLessThan(30);
    }

    @Test
    void no_more_mails_are_listed_than_were_asked_for() throws Exception {
        deliver(50);

        try (Mailbox mailbox = inbox()) {
            assertThat(mailbox.above(10, 20))
                    .extracting(Listed::uid)
                    .containsExactlyElementsOf(IntStream.rangeClosed(11, 30)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    @Test
    void a_long_mail_comes_with_its_front() throws Exception {
        server.deliver("Subject: long\r\n\r\n" + "0123456789".repeat(1_000), AT);
        server.deliver("Subject: as long as allowed\r\n\r\n" + "x".repeat(100 - 31), AT);

        try (Mailbox mailbox = inbox()) {
            List<Fetched> fetched = mailbox.fetch(mailbox.above(0, 100), 100);

            assertThat(message(fetched.get(0)).complete()).isFalse();
            assertThat(text(fetched.get(0))).hasSize(100).startsWith("Subject: long\r\n\r\n0123456789");
            assertThat(message(fetched.get(1)).complete()).isTrue();
            assertThat(text(fetched.get(1))).hasSize(100);
        }
    }

    @Test
    void a_mail_deleted_meanwhile_is_gone() throws Exception {
        deliver(3);

        try (Mailbox mailbox = inbox()) {
            List<Listed> listed = mailbox.above(0, 100);
            server.remove(2);
            assertThat(mailbox.fetch(listed, MOST).get(1)).isEqualTo(new Fetched.Gone(2));
        }
    }

    @Test
    void reading_begins_below_the_first_mail_that_is_young_enough() throws Exception {
        deliverAt("2026-11-10T00:00:00Z", "2026-11-19T08:00:00Z", "2026-11-19T22:00:00Z", "2026-11-18T00:00:00Z");
        deliverAt("2026-11-20T10:15:30Z");

        try (Mailbox mailbox = inbox()) {
            assertThat(mailbox.lastBefore(Instant.parse("2026-11-19T09:00:00Z")))
                    .isEqualTo(2);
            assertThat(mailbox.lastBefore(Instant.parse("2026-11-19T22:00:00Z")))
                    .isEqualTo(2);
            assertThat(mailbox.lastBefore(Instant.parse("2026-11-20T00:00:00Z")))
                    .isEqualTo(4);
            assertThat(mailbox.lastBefore(Instant.parse("2026-11-01T00:00:00Z")))
                    .isZero();
            assertThat(mailbox.lastBefore(Instant.parse("2026-11-25T00:00:00Z")))
                    .isEqualTo(5);
        }
    }

    @Test
    void junk_and_sent_are_known_by_their_marks_in_whatever_language() throws Exception {
        server.folders(
                "(\\HasNoChildren) \"/\" \"INBOX\"",
                "(\\HasChildren \\Noselect) \"/\" \"[Gmail]\"",
                "(\\HasNoChildren \\Junk) \"/\" \"[Gmail]/Correo no deseado\"",
                "(\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Gesendete Entw&APw-rfe\"");

        try (Mailbox mailbox = open(List.of())) {
            assertThat(mailbox.folders()).containsExactly(INBOX, new MailFolder("[Gmail]/Correo no deseado", true));
            assertThat(mailbox.sent()).contains(new MailFolder("[Gmail]/Gesendete Entwürfe", false));
            assertThat(mailbox.examine(mailbox.sent().orElseThrow()).uidValidity())
                    .isEqualTo(7);
        }
        assertThat(server.heard()).anyMatch(command -> command.words().contains("\"[Gmail]/Gesendete Entw&APw-rfe\""));
    }

    @Test
    void marks_that_a_plain_list_leaves_out_are_asked_for() throws Exception {
        server.onCommand((command, answer) -> {
            if (command.startsWith("LIST (SPECIAL-USE)")) {
                answer.line("* LIST (\\Junk) \"/\" Spam").ok(command);
                return true;
            }
            return false;
        });

        try (Mailbox mailbox = open(List.of())) {
            assertThat(mailbox.folders()).containsExactly(INBOX, new MailFolder("Spam", true));
        }
    }

    @Test
    void folders_named_in_the_settings_keep_their_mark() throws Exception {
        server.folders("(\\HasNoChildren) \"/\" INBOX", "(\\Junk) \"/\" Spam", "() \"/\" Bounces");

        try (Mailbox mailbox = open(List.of("Bounces", "Spam"))) {
            assertThat(mailbox.folders())
                    .containsExactly(new MailFolder("Bounces", false), new MailFolder("Spam", true));
        }
    }

    @Test
    void a_server_that_does_not_say_uidnext_is_asked_for_its_last_mail() throws Exception {
        deliver(3);
        server.onCommand((command, answer) -> {
            if (command.startsWith("EXAMINE")) {
                answer.line("* 3 EXISTS").line("* OK [UIDVALIDITY 7] valid").ok(command);
                return true;
            }
            return false;
        });

        try (Mailbox mailbox = open(List.of())) {
            assertThat(mailbox.examine(INBOX)).isEqualTo(new FolderState(7, 4, 3));
        }
    }

    @Test
    void a_sent_copy_proves_its_identifier_and_its_recipients() throws Exception {
        deliver(2);
        server.onCommand((command, answer) -> {
            if (command.words().contains("ENVELOPE")) {
                answer.line("* 1 FETCH (UID 1 ENVELOPE (\"Fri, 20 Nov 2026 10:15:30 +0000\" \"Hello\""
                        + " ((\"Us\" NIL \"news\" \"example.org\")) NIL NIL"
                        + " ((\"Alice\" NIL \"alice\" \"example.org\")(NIL NIL \"bob\" \"Example.NET\"))"
                        + " ((NIL NIL \"carol\" \"example.com\")) NIL NIL \"<one@example.org>\")"
                        + " BODY[HEADER.FIELDS (X-CleverTap_META X-Nep-Ff)] {25}\r\nX-CleverTap_Meta: a|1\r\n\r\n)");
                answer.ok(command);
                return true;
            }
            return false;
        });

        try (Mailbox mailbox = inbox()) {
            assertThat(mailbox.sentAbove(0, 100, CampaignMarks.USUAL))
                    .containsExactly(
                            new SentHeader(
                                    1,
                                    AT,
                                    Optional.of(new MessageId("one@example.org")),
                                    Optional.of(new EmailAddress("news", "example.org")),
                                    List.of(
                                            new EmailAddress("alice", "example.org"),
                                            new EmailAddress("bob", "example.net"),
                                            new EmailAddress("carol", "example.com")),
                                    true),
                            SentHeader.unreadable(2, AT));
        }
    }

    @Test
    void what_the_network_carried_is_counted() throws Exception {
        server.deliver("Subject: long\r\n\r\n" + "0123456789".repeat(1_000), AT);

        try (Mailbox mailbox = inbox()) {
            long before = mailbox.bytesReceived();
            assertThat(mailbox.fetch(mailbox.above(0, 100), MOST)).hasSize(1);
            assertThat(mailbox.bytesReceived() - before).isBetween(10_000L, 12_000L);
        }
    }

    private void deliver(int count) {
        for (int i = 0; i < count; i++) {
            server.deliver("Subject: mail\r\n\r\nHello, this is a mail of usual length, or nearly.\r\n", AT);
        }
    }

    private void deliverAt(String... times) {
        for (String time : times) {
            server.deliver(
                    "Subject: mail\r\n\r\nHello, this is a mail of usual length, or nearly.\r\n", Instant.parse(time));
        }
    }

    private Mailbox inbox() throws MailboxFailure {
        Mailbox mailbox = open(List.of());
        assertThat(mailbox.examine(INBOX).uidValidity()).isEqualTo(7);
        return mailbox;
    }

    private Mailbox open(List<String> folders) throws MailboxFailure {
        return new ImapMailboxes(
                        new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted()), TestTokens.fromHere())
                .open(new ImapSettings(
                        "localhost",
                        server.port(),
                        ScriptedImapServer.USER,
                        new Authentication.AppPassword(new Secret(ScriptedImapServer.PASSWORD)),
                        folders,
                        1_000_000_000));
    }

    private static RawMessage message(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Mail.class);
        return ((Fetched.Mail) fetched).message();
    }

    private static String text(Fetched fetched) {
        return new String(message(fetched).bytes(), StandardCharsets.UTF_8);
    }
}

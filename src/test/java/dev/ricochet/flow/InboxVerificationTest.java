package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.mailbox.ImapMailboxes;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.smtp.Advice;
import dev.ricochet.smtp.StepReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings of Gmail hide from programs, seen at a server of that name. */
class InboxVerificationTest {
    private static final String HOST = "imap.gmail.com";

    private final ScriptedImapServer imap = ScriptedImapServer.start(TestCertificates.GMAIL);

    @AfterEach
    void stop() {
        imap.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Spam, google-imap-spam-hidden",
        "Sent Mail, google-imap-sent-hidden",
        "All Mail, google-imap-all-mail-hidden"
    })
    void a_folder_that_is_not_shown_is_missed(String hidden, String advice) {
        imap.folders(List.of(
                        "(\\HasNoChildren) \"/\" \"INBOX\"",
                        "(\\HasNoChildren \\All) \"/\" \"[Gmail]/All Mail\"",
                        "(\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Sent Mail\"",
                        "(\\HasNoChildren \\Junk) \"/\" \"[Gmail]/Spam\"")
                .stream()
                .filter(line -> !line.contains(hidden))
                .toArray(String[]::new));
        assertThat(adviceGiven()).containsExactly(advice);
    }

    @ParameterizedTest
    @CsvSource({"999,", "1000, google-imap-folder-limit", "1001,", "10000, google-imap-folder-limit"})
    void an_inbox_that_shows_a_round_number_of_mails_may_have_more(int mails, String advice) {
        imap.folders(
                "(\\HasNoChildren) \"/\" \"INBOX\"",
                "(\\HasNoChildren \\All) \"/\" \"[Gmail]/All Mail\"",
                "(\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Sent Mail\"",
                "(\\HasNoChildren \\Junk) \"/\" \"[Gmail]/Spam\"");
        imap.onCommand((command, answer) -> {
            if (!command.startsWith("EXAMINE") || command.words().contains("Spam")) {
                return false;
            }
            answer.line("* " + mails + " EXISTS")
                    .line("* OK [UIDVALIDITY 7] valid")
                    .line("* OK [UIDNEXT 20000] next")
                    .line(command.tag() + " OK [READ-ONLY] examined");
            return true;
        });
        if (advice == null) {
            assertThat(adviceGiven()).isEmpty();
        } else {
            assertThat(adviceGiven()).containsExactly(advice);
        }
    }

    @Test
    void gmail_as_it_is_gives_no_cause_for_advice() {
        imap.folders(
                "(\\HasNoChildren) \"/\" \"INBOX\"",
                "(\\HasNoChildren \\All) \"/\" \"[Gmail]/All Mail\"",
                "(\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Sent Mail\"",
                "(\\HasNoChildren \\Junk) \"/\" \"[Gmail]/Spam\"");
        assertThat(adviceGiven()).isEmpty();
    }

    private List<String> adviceGiven() {
        GuardedSockets sockets =
                new GuardedSockets(TestEgress.resolvingTo("127.0.0.1", "127.0.0.1"), TestCertificates.trusted());
        List<StepReport> steps = new ArrayList<>();
        boolean works = new InboxVerification(sockets, new ImapMailboxes(sockets, TestTokens.fromHere()))
                .verify(
                        new ImapSettings(
                                HOST,
                                imap.port(),
                                ScriptedImapServer.USER,
                                new Authentication.AppPassword(new Secret(ScriptedImapServer.PASSWORD)),
                                List.of(),
                                1_000_000),
                        steps::add);
        assertThat(works).as(steps.toString()).isTrue();
        return steps.stream()
                .flatMap(step -> step.advice().stream())
                .map(Advice::id)
                .toList();
    }
}

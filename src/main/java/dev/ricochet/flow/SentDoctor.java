package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Fetched;
import dev.ricochet.mailbox.FolderState;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.mailbox.Traffic;
import dev.ricochet.message.Headers;
import dev.ricochet.message.MimeReader;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.smtp.Part;
import dev.ricochet.smtp.SentFindings;
import dev.ricochet.smtp.Step;
import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.TestMail;
import dev.ricochet.smtp.Walk;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks into the folder of sent mail: how much goes out, what campaign mail carries, and whether anything comes back. */
@ApplicationScoped
public class SentDoctor {
    static final Duration FORTNIGHT = Duration.ofDays(14);

    private static final Duration DAY = Duration.ofDays(1);

    /** Copies that are counted. */
    private static final int MOST_COUNTED = 50_000;

    /** Copies of which the header is looked at. */
    private static final int SAMPLE = 50;

    private static final long HEADER = 16 * 1024;

    private final Mailboxes mailboxes;
    private final Outbox outbox;
    private final Traffic traffic;
    private final Clock clock;

    SentDoctor(Mailboxes mailboxes, Outbox outbox, Traffic traffic, Clock clock) {
        this.mailboxes = mailboxes;
        this.outbox = outbox;
        this.traffic = traffic;
        this.clock = clock;
    }

    /** One login and one look; reading leaves no trace. */
    public void examine(Account account, Consumer<StepReport> each) {
        Walk walk = new Walk(Part.IMAP, List.of(Step.LOGIN, Step.SENT), each);
        walk.hide(account.imap().authentication().secret().reveal());
        walk.begin(Step.LOGIN);
        try (Mailbox mailbox = mailboxes.open(account.imap())) {
            walk.begin(Step.SENT);
            try {
                SentFindings.tell(account, seen(account, mailbox), walk);
            } finally {
                QuarkusTransaction.requiringNew().run(() -> traffic.count(account.id(), mailbox.bytesReceived()));
            }
        } catch (MailboxFailure e) {
            walk.fail(
                    InboxTrouble.cause(e), InboxTrouble.words(e, account.imap().authentication()));
        }
        boolean _ = walk.end();
    }

    private Optional<SentFindings.Seen> seen(Account account, Mailbox mailbox) throws MailboxFailure {
        Optional<MailFolder> sent = mailbox.sent();
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        FolderState _ = mailbox.examine(sent.get());
        Instant now = clock.instant();
        List<Listed> listed = mailbox.above(mailbox.lastBefore(now.minus(FORTNIGHT)), MOST_COUNTED);
        long today = listed.stream()
                .filter(mail -> mail.receivedAt().isAfter(now.minus(DAY)))
                .count();
        return Optional.of(new SentFindings.Seen(
                listed.size(),
                Math.toIntExact(today),
                headers(mailbox, listed.subList(Math.max(listed.size() - SAMPLE, 0), listed.size())),
                outbox.mailsOf(account.id(), MailKind.BOUNCE.word(), FORTNIGHT)));
    }

    private static List<SentFindings.Copy> headers(Mailbox mailbox, List<Listed> sample) throws MailboxFailure {
        List<SentFindings.Copy> copies = new ArrayList<>();
        for (Fetched fetched : mailbox.fetch(sample, HEADER)) {
            if (fetched instanceof Fetched.Mail(var message)) {
                Headers headers = new MimeReader().read(message.bytes()).headers();
                boolean test = MessageId.parse(headers.text("Message-ID"))
                        .flatMap(TestMail::idIn)
                        .isPresent();
                if (!test) {
                    copies.add(new SentFindings.Copy(
                            headers.has(CampaignMarks.META),
                            headers.has("X-CLEVERTAP_METADATA") || headers.has("X-Nep-Ff"),
                            headers.has("List-Unsubscribe"),
                            headers.has("List-Unsubscribe-Post")));
                }
            }
        }
        return copies;
    }
}

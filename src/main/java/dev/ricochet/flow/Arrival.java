package dev.ricochet.flow;

import dev.ricochet.account.ImapSettings;
import dev.ricochet.mailbox.Fetched;
import dev.ricochet.mailbox.FolderState;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.message.Headers;
import dev.ricochet.message.MimeReader;
import dev.ricochet.smtp.Cause;
import dev.ricochet.smtp.Part;
import dev.ricochet.smtp.Step;
import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.TestMail;
import dev.ricochet.smtp.TestSend;
import dev.ricochet.smtp.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits for a test mail in the inbox that it was sent to, and reads what the server there makes of its origin. */
@ApplicationScoped
public class Arrival {
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** The mail may have been there before we looked. */
    private static final int LOOKED_BACK = 20;

    private static final int LISTED = 200;

    /** Of each mail its header is enough. */
    private static final long FRONT = 16 * 1024;

    private static final Pattern JUDGED = Pattern.compile("(?i)\\b(spf|dkim|dmarc)\\s*=\\s*([a-z]+)");

    private final Mailboxes mailboxes;
    private final Duration every;
    private final Duration longest;

    @Inject
    Arrival(Mailboxes mailboxes) {
        this(mailboxes, EVERY, LONGEST);
    }

    Arrival(Mailboxes mailboxes, Duration every, Duration longest) {
        this.mailboxes = mailboxes;
        this.every = every;
        this.longest = longest;
    }

    TestSend.State await(ImapSettings imap, TestMail mail, Consumer<StepReport> each) {
        Walk walk = new Walk(Part.IMAP, List.of(Step.LOGIN, Step.ARRIVAL), each);
        walk.hide(imap.authentication().secret().reveal());
        walk.begin(Step.LOGIN);
        try (Mailbox mailbox = mailboxes.open(imap)) {
            walk.begin(Step.ARRIVAL);
            Optional<Found> found = search(mailbox, mail);
            found.ifPresentOrElse(
                    one -> judge(one, walk), () -> walk.fail(Cause.FINDING, "the mail did not come in time"));
        } catch (MailboxFailure e) {
            walk.fail(InboxTrouble.cause(e), InboxTrouble.words(e, imap.authentication()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            walk.fail(Cause.FINDING, "the mail did not come before Ricochet was stopped");
        }
        return walk.end() ? TestSend.State.ARRIVED : TestSend.State.MISSING;
    }

    private record Found(MailFolder folder, Headers headers) {}

    private Optional<Found> search(Mailbox mailbox, TestMail mail) throws MailboxFailure, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        Map<String, Long> lookedAt = new HashMap<>();
        List<MailFolder> folders = mailbox.arrivals();
        while (true) {
            for (MailFolder folder : folders) {
                Optional<Headers> here = in(mailbox, folder, mail, lookedAt);
                if (here.isPresent()) {
                    return Optional.of(new Found(folder, here.get()));
                }
            }
            if (System.nanoTime() > end) {
                return Optional.empty();
            }
            Thread.sleep(every);
        }
    }

    private static Optional<Headers> in(Mailbox mailbox, MailFolder folder, TestMail mail, Map<String, Long> lookedAt)
            throws MailboxFailure {
        FolderState state = mailbox.examine(folder);
        long above = lookedAt.getOrDefault(folder.name(), Math.max(state.uidNext() - 1 - LOOKED_BACK, 0));
        List<Listed> listed = mailbox.above(above, LISTED);
        for (Listed each : listed) {
            Fetched fetched = mailbox.fetch(List.of(each), FRONT).getFirst();
            if (fetched instanceof Fetched.Mail(var message)) {
                Headers headers = new MimeReader().read(message.bytes()).headers();
                if (headers.text(TestMail.HEADER).equals(mail.id().toString())) {
                    return Optional.of(headers);
                }
            }
        }
        if (!listed.isEmpty()) {
            lookedAt.put(folder.name(), listed.getLast().uid());
        }
        return Optional.empty();
    }

    private static void judge(Found found, Walk walk) {
        walk.said("found in " + found.folder().name());
        if (found.folder().junk()) {
            walk.doubt(Cause.FINDING, "the mail lies among junk");
        }
        // the server's own stands above those that the mail brought along
        Matcher judged = JUDGED.matcher(found.headers().text("Authentication-Results"));
        Map<String, String> verdicts = new HashMap<>();
        while (judged.find()) {
            verdicts.putIfAbsent(judged.group(1).toLowerCase(Locale.ROOT), judged.group(2));
        }
        if (verdicts.isEmpty()) {
            walk.doubt(Cause.FINDING, "the server judged neither SPF nor DKIM nor DMARC");
        }
        for (String method : List.of("spf", "dkim", "dmarc")) {
            String verdict = verdicts.get(method);
            if (verdict != null && verdict.equalsIgnoreCase("pass")) {
                walk.said(method + "=pass");
            } else if (verdict != null) {
                walk.doubt(Cause.FINDING, method + "=" + verdict);
            }
        }
    }
}

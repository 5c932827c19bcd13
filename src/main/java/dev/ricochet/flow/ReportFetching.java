package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Fetched;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.MailConfig;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.mailbox.Traffic;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.vocabulary.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks a report up in the inbox that it came to, for a person who wants to see it; reading leaves no trace there. */
@ApplicationScoped
public class ReportFetching {
    /** Copies of one mail, as in a folder for it and in one for all. */
    private static final int MOST_OF_ONE_NAME = 5;

    /** Mails without a name that arrived in the same second. */
    private static final int MOST_OF_ONE_SECOND = 20;

    private final Mailboxes mailboxes;
    private final Understanding understanding;
    private final Traffic traffic;
    private final IntakeMetrics metrics;
    private final long longest;

    ReportFetching(
            Mailboxes mailboxes,
            Understanding understanding,
            Traffic traffic,
            IntakeMetrics metrics,
            MailConfig config) {
        this.mailboxes = mailboxes;
        this.understanding = understanding;
        this.traffic = traffic;
        this.metrics = metrics;
        this.longest = config.maxMessageSize().asLongValue();
    }

    /** Its bytes; empty where it is there no more. */
    public Optional<byte[]> fetch(Account account, KeptMail mail) throws MailboxFailure {
        try (Mailbox mailbox = mailboxes.open(account.imap())) {
            ByteBudget budget = new ByteBudget(account, mailbox, traffic, metrics);
            try {
                for (MailFolder folder : foldersOf(mailbox, mail)) {
                    mailbox.examine(folder);
                    Optional<byte[]> found = among(candidates(mailbox, mail), mailbox, budget, mail.fingerprint());
                    if (found.isPresent()) {
                        return found;
                    }
                }
                return Optional.empty();
            } finally {
                budget.count();
            }
        }
    }

    /** Where it was, and then where somebody may have put it. */
    private static List<MailFolder> foldersOf(Mailbox mailbox, KeptMail mail) throws MailboxFailure {
        List<MailFolder> folders = new ArrayList<>(mailbox.folders());
        folders.sort((one, other) ->
                Boolean.compare(other.name().equals(mail.folder()), one.name().equals(mail.folder())));
        return folders;
    }

    private static List<Listed> candidates(Mailbox mailbox, KeptMail mail) throws MailboxFailure {
        List<Listed> candidates = new ArrayList<>();
        if (mail.messageId().isPresent()) {
            for (long uid : mailbox.named(mail.messageId().get(), MOST_OF_ONE_NAME)) {
                mailbox.above(uid - 1, 1).stream()
                        .filter(listed -> listed.uid() == uid)
                        .forEach(candidates::add);
            }
        } else {
            long before = mailbox.lastBefore(mail.receivedAt());
            mailbox.above(before, MOST_OF_ONE_SECOND).stream()
                    .filter(listed -> listed.receivedAt().equals(mail.receivedAt()))
                    .forEach(candidates::add);
        }
        return candidates;
    }

    private Optional<byte[]> among(List<Listed> candidates, Mailbox mailbox, ByteBudget budget, Fingerprint fingerprint)
            throws MailboxFailure {
        for (Listed listed : candidates) {
            budget.ask(Math.min(listed.size(), longest));
            Fetched fetched = mailbox.fetch(List.of(listed), longest).getFirst();
            if (fetched instanceof Fetched.Mail(var message)
                    && understanding.fingerprint(message.bytes()).equals(fingerprint)) {
                return Optional.of(message.bytes());
            }
        }
        return Optional.empty();
    }
}

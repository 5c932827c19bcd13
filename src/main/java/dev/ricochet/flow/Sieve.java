package dev.ricochet.flow;

import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.understanding.Understanding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which mails of a folder are worth fetching. Where the server searches, a folder is one of everything: of a few new mails
 * the headers are read, and of many the search is asked, which costs next to nothing and may miss some. Elsewhere all are.
 */
@ApplicationScoped
public class Sieve {
    /** UIDs of which it is quicker, and surer, to read the headers. */
    static final int FEW = 500;

    /** Mails listed at once, by UID and size. */
    private static final int MOST_LISTED = 10_000;

    private final Understanding understanding;

    Sieve(Understanding understanding) {
        this.understanding = understanding;
    }

    /** @param uidNext of the folder that was examined */
    Sifted above(Mailbox mailbox, long uid, long uidNext) throws MailboxFailure {
        if (!mailbox.searches()) {
            List<Listed> all = mailbox.above(uid, MOST_LISTED);
            return new Sifted(all, all.isEmpty() ? uid : all.getLast().uid(), false);
        }
        if (uidNext - 1 - uid > FEW) {
            var found = mailbox.found(uid, MOST_LISTED);
            if (found.isPresent()) {
                return new Sifted(found.get().mails(), found.get().upTo(), true);
            }
        }
        List<Listed> few = mailbox.above(uid, FEW);
        return new Sifted(
                worthFetching(mailbox, few), few.isEmpty() ? uid : few.getLast().uid(), false);
    }

    /** Those whose headers do not show that they are people's mail. */
    List<Listed> worthFetching(Mailbox mailbox, List<Listed> mails) throws MailboxFailure {
        Map<Long, byte[]> headers = mailbox.headers(mails);
        List<Listed> worth = new ArrayList<>();
        for (Listed mail : mails) {
            byte[] header = headers.get(mail.uid());
            if (header == null || understanding.worthFetching(header)) {
                worth.add(mail);
            }
        }
        return worth;
    }
}

package dev.ricochet.flow;

import dev.ricochet.mailbox.Batches;
import dev.ricochet.mailbox.MailFolder;
import java.util.HashMap;
import java.util.Map;

/**
 * How many mails are asked for at once after fetches that failed: half as many each time, and twice as many after a
 * success, so that one bad mail does not burn the day's bytes in a loop. Belongs to one mailbox.
 */
final class Patience {
    /** Sessions that may end on one and the same mail before it is set aside. */
    static final int SESSIONS_FOR_ONE = 4;

    private record Trust(int most, int failuresAlone) {}

    private final Map<String, Trust> folders = new HashMap<>();
    private int losses;

    /** Sessions lost over a fetch, in all: the reason to open another at once. */
    synchronized int losses() {
        return losses;
    }

    synchronized int mostMails(MailFolder folder) {
        return trust(folder).most();
    }

    synchronized void failed(MailFolder folder, int asked) {
        losses++;
        folders.put(
                folder.name(),
                asked > 1 ? new Trust(asked / 2, 0) : new Trust(1, trust(folder).failuresAlone() + 1));
    }

    synchronized void succeeded(MailFolder folder) {
        folders.put(folder.name(), new Trust(Math.min(trust(folder).most() * 2, Batches.MOST_MAILS), 0));
    }

    synchronized boolean isExhausted(MailFolder folder) {
        return trust(folder).failuresAlone() >= SESSIONS_FOR_ONE;
    }

    private Trust trust(MailFolder folder) {
        return folders.getOrDefault(folder.name(), new Trust(Batches.MOST_MAILS, 0));
    }
}

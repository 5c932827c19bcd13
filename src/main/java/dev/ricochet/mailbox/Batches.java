package dev.ricochet.mailbox;

import java.util.ArrayList;
import java.util.List;

/** How many mails are fetched at once: as many as fit in memory, and at least one. */
public final class Batches {
    /** Mails in a batch. */
    public static final int MOST_MAILS = 500;

    /** Bytes in a batch. */
    public static final long MOST_BYTES = 16L * 1024 * 1024;

    private Batches() {}

    /** The front of a list that makes one batch; a mail counts with what will be read of it at first. */
    public static List<Listed> first(List<Listed> listed, int mostMails, long frontOfLarge) {
        return first(listed, mostMails, MOST_BYTES, frontOfLarge);
    }

    /** The same with fewer bytes. */
    public static List<Listed> first(List<Listed> listed, int mostMails, long mostBytes, long frontOfLarge) {
        List<Listed> batch = new ArrayList<>();
        long bytes = 0;
        for (Listed mail : listed) {
            bytes += Math.min(mail.size(), frontOfLarge);
            if (batch.size() == mostMails || (!batch.isEmpty() && bytes > mostBytes)) {
                break;
            }
            batch.add(mail);
        }
        return batch;
    }
}

package dev.ricochet.flow;

import dev.ricochet.mailbox.Listed;
import java.util.List;

/**
 * The mails of a folder that are worth fetching, in ascending order.
 *
 * @param upTo everything else up to and including this UID is not, as far as was looked
 * @param bySearch whether only the server's search was asked, so that what lies between has to be looked at again
 */
record Sifted(List<Listed> mails, long upTo, boolean bySearch) {

    /** What is left of it above a UID. */
    Sifted above(long uid) {
        return new Sifted(mails.stream().filter(mail -> mail.uid() > uid).toList(), upTo, bySearch);
    }

    /** Whether a reading that has come to this UID has it all behind. */
    boolean isBehind(long uid) {
        return uid >= upTo;
    }

    /** Up to where a batch from its front goes: over what lies behind its last mail as well, if that was the last of all. */
    long endOf(List<Listed> batch) {
        return batch.size() == mails.size() ? upTo : batch.getLast().uid();
    }
}

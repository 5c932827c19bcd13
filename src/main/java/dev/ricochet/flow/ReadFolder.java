package dev.ricochet.flow;

import dev.ricochet.mailbox.FolderState;
import dev.ricochet.mailbox.MailFolder;

/** A folder that was read to its end, as it was when the reading began. */
record ReadFolder(MailFolder folder, FolderState state) {

    /** Whether it may hold mails by now that were not read. */
    boolean hasGrown(FolderState now) {
        return now.uidValidity() != state.uidValidity() || now.uidNext() != state.uidNext();
    }
}

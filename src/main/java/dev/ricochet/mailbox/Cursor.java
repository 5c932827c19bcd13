package dev.ricochet.mailbox;

import java.util.UUID;

/**
 * How far a folder was read: everything up to and including {@code lastUid} was read, set aside, is proven gone, or was
 * passed over by a search and stands in {@link PassedOver}. The account stands for IMAP host and user, of which its id is made.
 */
public record Cursor(UUID account, String folder, long uidValidity, long lastUid) {

    public Cursor {
        if (uidValidity < 0 || lastUid < 0) {
            throw new IllegalArgumentException("not a cursor");
        }
    }

    /** Whether its UIDs still mean the same mails: a server restored from a backup gives numbers out again. */
    public boolean standsIn(FolderState folder) {
        return folder.uidValidity() == uidValidity && folder.uidNext() > lastUid;
    }

    /** The same folder, read up to another mail. */
    public Cursor at(long uid) {
        return new Cursor(account, folder, uidValidity, uid);
    }
}

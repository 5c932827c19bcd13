package dev.ricochet.mailbox;

import java.util.UUID;

/**
 * How far a folder has been read: everything up to a UID was read, set aside, or is proven gone. It belongs to one
 * account on one server, so that another mailbox behind the same name begins anew.
 */
public record Cursor(UUID account, String host, String username, String folder, long uidValidity, long lastUid) {

    public Cursor {
        if (uidValidity < 0 || lastUid < 0) {
            throw new IllegalArgumentException("not a cursor");
        }
    }

    /** Whether its UIDs still mean the same mails: a server that was restored gives numbers out again. */
    public boolean standsIn(FolderState folder) {
        return folder.uidValidity() == uidValidity && folder.uidNext() > lastUid;
    }

    /** The same place, further on; never back. */
    public Cursor at(long uid) {
        return new Cursor(account, host, username, folder, uidValidity, Math.max(lastUid, uid));
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.lease.Lease;
import dev.ricochet.mailbox.Cursor;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.MailFolder;

/**
 * Where the intake reads: one folder of one account, up to where, and under which lease.
 *
 * @param owner this process; a mark under another name tells of a process that died
 * @param bySearch whether what lies between the mails that are read was passed over by a search
 */
record Place(
        Account account,
        Stance stance,
        MailFolder folder,
        Cursor cursor,
        Cursors.Under under,
        String owner,
        boolean bySearch) {
    /** Where every mail is read. */
    Place(Account account, Stance stance, MailFolder folder, Cursor cursor, Cursors.Under under, String owner) {
        this(account, stance, folder, cursor, under, owner, false);
    }

    Lease lease() {
        return new Lease(under.lease(), under.owner(), under.fence());
    }

    Place at(long uid) {
        return new Place(account, stance, folder, cursor.at(uid), under, owner, bySearch);
    }

    Place with(Sifted sifted) {
        return new Place(account, stance, folder, cursor, under, owner, sifted.bySearch());
    }
}

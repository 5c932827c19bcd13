package dev.ricochet.mailbox;

import dev.ricochet.account.ImapSettings;

/** Opens sessions. */
public interface Mailboxes {
    /** Connects, checks certificate and host name, and logs in. */
    Mailbox open(ImapSettings settings) throws MailboxFailure;
}

package dev.ricochet.mailbox;

import dev.ricochet.account.ImapSettings;
import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Purpose;
import jakarta.inject.Singleton;

/** Opens mailboxes over IMAPS. */
@Singleton
public final class ImapMailboxes implements Mailboxes {
    private final GuardedSockets sockets;

    public ImapMailboxes(GuardedSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public Mailbox open(ImapSettings settings) throws MailboxFailure {
        ImapSession session = new ImapSession(connected(settings));
        try {
            session.login(settings);
            return new ImapMailbox(session, settings);
        } catch (MailboxFailure e) {
            session.close();
            throw e;
        }
    }

    private GuardedSocket connected(ImapSettings settings) throws MailboxFailure {
        try {
            return sockets.open(settings.host(), settings.port(), Purpose.IMAP);
        } catch (NotConnected e) {
            throw Diagnosis.ofOpening(e);
        }
    }
}

package dev.ricochet.mailbox;

import dev.ricochet.account.ImapSettings;
import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.egress.GuardedSockets;
import jakarta.inject.Singleton;
import java.io.IOException;

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
            return sockets.connect(settings.host(), settings.port());
        } catch (IOException e) {
            throw Diagnosis.ofOpening(e);
        }
    }
}

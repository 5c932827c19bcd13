package dev.ricochet.mailbox;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Purpose;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.oauth.AccessTokens;
import dev.ricochet.oauth.NoToken;
import jakarta.inject.Singleton;

/** Opens mailboxes over IMAPS. */
@Singleton
public final class ImapMailboxes implements Mailboxes {
    private final GuardedSockets sockets;
    private final AccessTokens tokens;

    public ImapMailboxes(GuardedSockets sockets, AccessTokens tokens) {
        this.sockets = sockets;
        this.tokens = tokens;
    }

    @Override
    public Mailbox open(ImapSettings settings) throws MailboxFailure {
        // before the connection, which a server closes on whoever is silent
        Secret credential = credential(settings.authentication());
        ImapSession session = new ImapSession(connected(settings));
        try {
            session.login(settings, credential);
            return new ImapMailbox(session, settings);
        } catch (MailboxFailure e) {
            session.close();
            if (e.cause() == Cause.LOGIN_REFUSED && settings.authentication() instanceof Authentication.ByToken by) {
                tokens.refused(by, credential);
            }
            throw e;
        }
    }

    private Secret credential(Authentication authentication) throws MailboxFailure {
        return switch (authentication) {
            case Authentication.AppPassword(Secret password) -> password;
            case Authentication.ByToken byToken -> {
                try {
                    yield tokens.of(byToken);
                } catch (NoToken e) {
                    throw Diagnosis.ofToken(e);
                }
            }
        };
    }

    private GuardedSocket connected(ImapSettings settings) throws MailboxFailure {
        try {
            return sockets.open(settings.host(), settings.port(), Purpose.IMAP);
        } catch (NotConnected e) {
            throw Diagnosis.ofOpening(e);
        }
    }
}

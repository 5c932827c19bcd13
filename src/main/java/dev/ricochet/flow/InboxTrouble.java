package dev.ricochet.flow;

import dev.ricochet.account.Authentication;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.oauth.NoToken;
import dev.ricochet.smtp.Cause;
import dev.ricochet.smtp.NoTokenWords;
import dev.ricochet.smtp.Obstacles;

/** Why a session with an inbox ended, as advice is given about it. */
final class InboxTrouble {
    private InboxTrouble() {}

    static Cause cause(MailboxFailure failure) {
        if (failure.getCause() instanceof NotConnected e) {
            return Obstacles.cause(e.obstacle());
        }
        if (failure.getCause() instanceof NoToken) {
            return Cause.FINDING;
        }
        return switch (failure.cause()) {
            case LOGIN_REFUSED, REFUSED, TOO_MANY_CONNECTIONS, OVER_QUOTA, BUDGET_SPENT -> Cause.REPLY;
            case UNREACHABLE -> Cause.UNREACHABLE;
            case NOT_ALLOWED -> Cause.FORBIDDEN;
            case TLS -> Cause.TLS;
            case TIMEOUT -> Cause.SILENT;
            case CUT -> Cause.CUT;
            case NONSENSE -> Cause.NONSENSE;
        };
    }

    /** @param by the server's words are the same for a token as for a password, and what to do is not */
    static String words(MailboxFailure failure, Authentication by) {
        if (failure.getCause() instanceof NoToken e) {
            return NoTokenWords.of(e);
        }
        String words = String.valueOf(failure.getMessage());
        return failure.cause() == MailboxFailure.Cause.LOGIN_REFUSED && by instanceof Authentication.ByToken
                ? words + " (by access token)"
                : words;
    }
}

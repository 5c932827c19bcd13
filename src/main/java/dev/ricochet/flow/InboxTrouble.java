package dev.ricochet.flow;

import dev.ricochet.egress.NotConnected;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.smtp.Cause;
import dev.ricochet.smtp.Obstacles;

/** Why a session with an inbox ended, as advice is given about it. */
final class InboxTrouble {
    private InboxTrouble() {}

    static Cause cause(MailboxFailure failure) {
        if (failure.getCause() instanceof NotConnected e) {
            return Obstacles.cause(e.obstacle());
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

    static String words(MailboxFailure failure) {
        return String.valueOf(failure.getMessage());
    }
}

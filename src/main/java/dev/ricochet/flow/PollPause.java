package dev.ricochet.flow;

import dev.ricochet.mailbox.MailboxFailure;
import java.time.Duration;

/** How long a mailbox is left alone after a failure. Pure arithmetic: chance is handed in. */
final class PollPause {
    /** Gmail locks an account that tries a wrong password too often. */
    static final Duration AFTER_A_REFUSED_LOGIN = Duration.ofMinutes(15);

    static final Duration FIRST = Duration.ofSeconds(15);
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** Over its limits an account is closed for hours, and asking again prolongs that. */
    static final Duration OVER_A_LIMIT = Duration.ofHours(1);

    private PollPause() {}

    /**
     * @param failures in a row before this one
     * @param chance from 0 to 1, so that many mailboxes do not come back at once
     */
    static Duration after(MailboxFailure.Cause cause, int failures, double chance) {
        Duration pause = switch (cause) {
            case LOGIN_REFUSED -> AFTER_A_REFUSED_LOGIN;
            case OVER_QUOTA, BUDGET_SPENT -> OVER_A_LIMIT;
            case UNREACHABLE, NOT_ALLOWED, TLS, TOO_MANY_CONNECTIONS, TIMEOUT, CUT, REFUSED, NONSENSE ->
                doubled(failures);
        };
        return pause.plusMillis((long) (pause.toMillis() * 0.25 * chance));
    }

    private static Duration doubled(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}

package dev.ricochet.oauth;

import dev.ricochet.account.Secret;
import java.time.Duration;
import java.time.Instant;

/** What a mail server takes for a password, for a while. */
record AccessToken(Secret value, Instant renewal, Instant end) {
    /** A session that is opened with it shall not end in its first breath. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    static AccessToken of(Secret value, Instant now, Duration lasting) {
        Duration half = lasting.dividedBy(2);
        return new AccessToken(
                value, now.plus(lasting).minus(EARLY.compareTo(half) < 0 ? EARLY : half), now.plus(lasting));
    }
}

package dev.ricochet.oauth;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedHttp;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens, renewed before they end and kept in memory alone. Whoever needs one of the same account at the same
 * time waits for the one request that is under way.
 */
@Singleton
public final class AccessTokens {
    /** Many times more than accounts; tokens of settings that are no longer used are forgotten with the others. */
    private static final int MOST_KEPT = 10_000;

    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final Map<Authentication.ByToken, Kept> tokens = new ConcurrentHashMap<>();

    @Inject
    AccessTokens(GuardedHttp http) {
        this(http, TokenEndpoint.LONGEST, Clock.systemUTC());
    }

    /** @param longest for one request, from the name's look-up to the answer's last byte */
    public AccessTokens(GuardedHttp http, Duration longest, Clock clock) {
        this.endpoint = new TokenEndpoint(http, longest);
        this.clock = clock;
    }

    /** A token that is good for some minutes at least, where there is one to be had. Talks to the network at times. */
    public Secret of(Authentication.ByToken authentication) throws NoToken {
        if (tokens.size() > MOST_KEPT) {
            tokens.clear();
        }
        return tokens.computeIfAbsent(authentication, Kept::new).current();
    }

    /** The mail server does not take it, so that the next is asked for anew. */
    public void refused(Authentication.ByToken authentication, Secret token) {
        Kept kept = tokens.get(authentication);
        if (kept != null) {
            kept.forget(token);
        }
    }

    /** Of one account; its lock is held while a token is fetched. */
    private final class Kept {
        private final Authentication.ByToken authentication;
        private @Nullable AccessToken token;

        Kept(Authentication.ByToken authentication) {
            this.authentication = authentication;
        }

        synchronized Secret current() throws NoToken {
            AccessToken known = token;
            Instant now = clock.instant();
            if (known != null && now.isBefore(known.renewal())) {
                return known.value();
            }
            try {
                AccessToken fresh =
                        endpoint.answerTo(TokenRequest.of(authentication, now)).token(authentication, now);
                token = fresh;
                return fresh.value();
            } catch (NoToken e) {
                if (known != null && e.cause().isPassing() && now.isBefore(known.end())) {
                    return known.value();
                }
                throw e;
            }
        }

        synchronized void forget(Secret refused) {
            if (token != null && token.value().equals(refused)) {
                token = null;
            }
        }
    }
}

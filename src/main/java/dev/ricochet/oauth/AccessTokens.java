package dev.ricochet.oauth;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.StoreFailure;
import dev.ricochet.account.Successors;
import dev.ricochet.account.Unopenable;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.oauth.NoToken.Cause;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens, renewed before they end and kept in memory alone. Whoever needs one of the same account at the same
 * time waits for the one request that is under way. A refresh token that the endpoint replaces is replaced here.
 */
@Singleton
public final class AccessTokens {
    private static final Logger log = Logger.getLogger(AccessTokens.class);

    /** Many times more than accounts; tokens of settings that are no longer used are forgotten with the others. */
    private static final int MOST_KEPT = 10_000;

    private final TokenEndpoint endpoint;
    private final Successors successors;
    private final Clock clock;
    private final Map<Authentication.ByToken, Kept> tokens = new ConcurrentHashMap<>();

    @Inject
    AccessTokens(GuardedHttp http, Successors successors) {
        this(http, successors, TokenEndpoint.LONGEST, Clock.systemUTC());
    }

    /** @param longest for one request, from the name's look-up to the answer's last byte */
    public AccessTokens(GuardedHttp http, Successors successors, Duration longest, Clock clock) {
        this.endpoint = new TokenEndpoint(http, longest);
        this.successors = successors;
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
                AccessToken fresh = fetched(now);
                token = fresh;
                return fresh.value();
            } catch (NoToken e) {
                if (known != null && e.cause().isPassing() && now.isBefore(known.end())) {
                    return known.value();
                }
                throw e;
            }
        }

        private AccessToken fetched(Instant now) throws NoToken {
            Authentication.ByToken holding = holding();
            try {
                return answer(holding, now);
            } catch (NoToken e) {
                Authentication.ByToken meanwhile = holding();
                // another replica was answered first, and what we showed has ended with that
                if (e.cause() == Cause.CONSENT_NEEDED && !meanwhile.equals(holding)) {
                    return answer(meanwhile, now);
                }
                throw e;
            }
        }

        private AccessToken answer(Authentication.ByToken holding, Instant now) throws NoToken {
            TokenReply reply = endpoint.answerTo(TokenRequest.of(holding, now));
            AccessToken fresh = reply.token(holding, now);
            if (authentication instanceof Authentication.RefreshToken given
                    && holding instanceof Authentication.RefreshToken shown) {
                reply.successor()
                        .filter(next -> !next.equals(shown.refreshToken()))
                        .ifPresent(next -> keep(given, next));
            }
            return fresh;
        }

        private Authentication.ByToken holding() throws NoToken {
            try {
                return switch (authentication) {
                    case Authentication.RefreshToken given -> successors.current(given);
                    case Authentication.ServiceAccount service -> service;
                };
            } catch (StoreFailure | Unopenable e) {
                // the one that was given may have ended long ago, and to show it again may end its successor as well
                throw new NoToken(Cause.TRY_LATER, "what became of the refresh token cannot be read just now", e);
            }
        }

        private void keep(Authentication.RefreshToken given, Secret next) {
            try {
                successors.keep(given, next);
            } catch (StoreFailure e) {
                log.errorf(
                        "A refresh token was replaced, and the new one is kept in memory for now: %s", e.getMessage());
            }
        }

        synchronized void forget(Secret refused) {
            if (token != null && token.value().equals(refused)) {
                token = null;
            }
        }
    }
}

package dev.ricochet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Knows a browser by its cookie. Only for pages, each of whose forms carries a key of its session: what the REST
 * interface does is done for a token, which no browser sends by itself.
 */
@ApplicationScoped
public class BrowserSessions implements HttpAuthenticationMechanism {
    private static final String REST = "/api/";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Optional<SessionText> session =
                context.normalizedPath().startsWith(REST) ? Optional.empty() : SessionCookie.of(context.request());
        return session.isEmpty()
                ? Uni.createFrom().nullItem()
                : providers
                        .authenticate(new AccessRequest(new AccessRequest.OfSession(session.get())))
                        // it has ended: whoever comes next may still know who this is
                        .onFailure(AuthenticationFailedException.class)
                        .recoverWithNull();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(AccessRequest.class);
    }

    /** Before the token, because a browser at this very machine may have signed in as somebody. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}

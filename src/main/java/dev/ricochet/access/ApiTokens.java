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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Reads the token of a request ({@code Authorization: Bearer rct_…}), has an identity provider's looked at where there is
 * one, and lets this very machine in without any.
 */
@ApplicationScoped
public class ApiTokens implements HttpAuthenticationMechanism {
    private static final Logger log = Logger.getLogger(ApiTokens.class);
    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final int UNAUTHORIZED = 401;

    private final Nearness nearness;
    private final People people;
    private final Failures failures;
    private final AtomicBoolean said = new AtomicBoolean();

    ApiTokens(Nearness nearness, People people, Failures failures) {
        this.nearness = nearness;
        this.people = people;
        this.failures = failures;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        List<String> given = context.request().headers().getAll("Authorization");
        if (given.isEmpty()) {
            return withoutToken(context, providers);
        }
        String peer = Peer.key(context.request());
        Optional<String> bearer = Optional.of(given)
                .filter(all -> all.size() == 1)
                .map(all -> BEARER.matcher(all.getFirst()))
                .filter(Matcher::matches)
                .map(all -> all.group(1));
        return bearer.map(text -> whose(text, context, providers))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()))
                .onFailure(AuthenticationFailedException.class)
                .transform(_ -> failures.of(peer));
    }

    private Uni<SecurityIdentity> whose(String text, RoutingContext context, IdentityProviderManager providers) {
        Optional<TokenText> token = TokenText.parse(text);
        if (token.isPresent()) {
            return providers.authenticate(new AccessRequest(new AccessRequest.OfToken(token.get())));
        }
        return people.areKnown() && !TokenText.isMeantToBe(text)
                ? people.authenticate(context, providers)
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer realm=\"ricochet\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(AccessRequest.class);
    }

    private Uni<SecurityIdentity> withoutToken(RoutingContext context, IdentityProviderManager providers) {
        if (nearness.isNear(context.request())) {
            return providers.authenticate(new AccessRequest(new AccessRequest.OfThisMachine()));
        }
        if (!said.getAndSet(true)) {
            log.warn(
                    "A request without an API token was refused. \"ricochet token create\" makes one; without any, only"
                            + " this very machine is let in, and only with the embedded database");
        }
        return Uni.createFrom().nullItem();
    }
}

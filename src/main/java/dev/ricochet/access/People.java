package dev.ricochet.access;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** People whom an identity provider vouches for (OpenID Connect), where one is configured. */
@ApplicationScoped
class People {
    static final String CONFIGURED = "quarkus.oidc.tenant-enabled";

    private final OidcAuthenticationMechanism mechanism;
    private final boolean configured;

    People(OidcAuthenticationMechanism mechanism, @ConfigProperty(name = CONFIGURED) boolean configured) {
        this.mechanism = mechanism;
        this.configured = configured;
    }

    /** Whether there is anybody to ask about a token that is none of ours. */
    boolean areKnown() {
        return configured;
    }

    /** By the token that the request carries, which is checked against the provider's keys. */
    Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        return mechanism.authenticate(context, providers);
    }
}

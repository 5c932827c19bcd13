package dev.ricochet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says who it is that wants in, by the table of tokens; the scopes are the framework's roles. */
@ApplicationScoped
class Identities implements IdentityProvider<AccessRequest> {
    static final String ACCESS = "access";

    private static final Access LOCAL =
            new Access("this machine", Set.copyOf(EnumSet.allOf(Scope.class)), Optional.empty());

    private final Tokens tokens;

    Identities(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Class<AccessRequest> getRequestType() {
        return AccessRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(AccessRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(access(request).orElseThrow(AuthenticationFailedException::new)));
    }

    private Optional<Access> access(AccessRequest request) {
        return request.token().isPresent()
                ? tokens.whose(request.token().get()).map(Token::access)
                : Optional.of(LOCAL).filter(_ -> !tokens.any());
    }

    static SecurityIdentity identity(Access access) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(access.who()))
                .addRoles(access.scopes().stream().map(Scope::word).collect(Collectors.toSet()))
                .addAttribute(ACCESS, access)
                .build();
    }
}

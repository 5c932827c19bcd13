package dev.ricochet.access;

import dev.ricochet.access.AccessRequest.OfSession;
import dev.ricochet.access.AccessRequest.OfThisMachine;
import dev.ricochet.access.AccessRequest.OfToken;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says who it is that wants in, by the table of tokens; the scopes are the framework's roles. */
@ApplicationScoped
class Identities implements IdentityProvider<AccessRequest> {
    static final String ACCESS = "access";
    static final String FORM_KEY = "form-key";

    private final Tokens tokens;
    private final Sessions sessions;

    /** Of forms that are shown to this very machine, which needs no session: as good as one that lasts as we do. */
    private final SessionText ofThisMachine = SessionText.random(new SecureRandom());

    Identities(Tokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Class<AccessRequest> getRequestType() {
        return AccessRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(AccessRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.shown()).orElseThrow(AuthenticationFailedException::new));
    }

    private Optional<SecurityIdentity> identity(AccessRequest.Shown shown) {
        return switch (shown) {
            case OfToken(TokenText token) -> tokens.whose(token).map(known -> identity(known.access()));
            case OfSession(SessionText session) ->
                sessions.whose(session).map(known -> identity(known.access(), session.formKey()));
            case OfThisMachine() ->
                Optional.of(identity(Access.THIS_MACHINE, ofThisMachine.formKey()))
                        .filter(_ -> !tokens.any());
        };
    }

    /** Of whoever shows no session of ours, and needs no forms. */
    static SecurityIdentity identity(Access access) {
        return identity(access, "");
    }

    private static SecurityIdentity identity(Access access, String formKey) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(access.who()))
                .addRoles(access.scopes().stream().map(Scope::word).collect(Collectors.toSet()))
                .addAttribute(ACCESS, access)
                .addAttribute(FORM_KEY, formKey)
                .build();
    }
}

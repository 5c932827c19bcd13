package dev.ricochet.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the roles of people are good for here. A role that the settings do not name is good for nothing: a provider gives
 * roles for the whole of a company, and one of them may by chance be called as a scope of ours is.
 */
@ApplicationScoped
class RolesOfPeople implements SecurityIdentityAugmentor {
    private final Map<Scope, Set<String>> roles;

    RolesOfPeople(AccessConfig config) {
        this.roles = AccessConfig.rolesByScope(config);
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean isPerson = !identity.isAnonymous() && identity.getAttribute(Identities.ACCESS) == null;
        return Uni.createFrom().item(isPerson ? Identities.identity(access(identity)) : identity);
    }

    private Access access(SecurityIdentity person) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        roles.forEach((scope, named) -> {
            if (named.stream().anyMatch(person::hasRole)) {
                scopes.add(scope);
            }
        });
        return new Access("person " + person.getPrincipal().getName(), Set.copyOf(scopes), Optional.empty());
    }
}

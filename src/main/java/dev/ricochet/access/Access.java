package dev.ricochet.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, and what that one may do and see.
 *
 * @param who the name for the audit trail: a token's, or a person's as the identity provider gives it
 * @param accounts those it is bound to; empty means all
 */
public record Access(String who, Set<Scope> scopes, Optional<Set<UUID>> accounts) {

    /** Whether that account, and whatever belongs to it, is there for this one's eyes. */
    public boolean sees(UUID account) {
        return accounts.isEmpty() || accounts.get().contains(account);
    }

    /** Whether all of what is bound so is within its own bounds. */
    public boolean covers(Optional<Set<UUID>> others) {
        return accounts.isEmpty() || others.isPresent() && accounts.get().containsAll(others.get());
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}

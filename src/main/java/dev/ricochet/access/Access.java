package dev.ricochet.access;

import java.util.EnumSet;
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
    /** Whoever sits at this very machine before there is a token. */
    static final Access THIS_MACHINE =
            new Access("this machine", Set.copyOf(EnumSet.allOf(Scope.class)), Optional.empty());

    public boolean isThisMachine() {
        return equals(THIS_MACHINE);
    }

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

package dev.ricochet.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a new token is to be good for.
 *
 * @param accounts those it is bound to; empty means all
 */
public record Grant(String name, Set<Scope> scopes, Optional<Set<UUID>> accounts, Optional<Instant> expires) {
    public static final int LONGEST_NAME = 60;
    public static final int MOST_ACCOUNTS = 100;

    public Grant {
        if (name.isBlank() || name.length() > LONGEST_NAME || scopes.isEmpty()) {
            throw new IllegalArgumentException("a token has a name and a scope");
        }
        if (accounts.filter(bound -> bound.isEmpty() || bound.size() > MOST_ACCOUNTS)
                .isPresent()) {
            throw new IllegalArgumentException("bound to accounts, or to none");
        }
    }
}

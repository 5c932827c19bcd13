package dev.ricochet.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of an API token, which does not include the token.
 *
 * @param accounts those it is bound to; empty means all
 * @param lastUsed to the hour
 */
public record Token(
        UUID id,
        String name,
        Set<Scope> scopes,
        Optional<Set<UUID>> accounts,
        Instant created,
        String createdBy,
        Optional<Instant> expires,
        Optional<Instant> lastUsed,
        Optional<Instant> revoked) {

    /** Whoever shows it. */
    Access access() {
        return new Access("token " + id + " (" + name + ")", scopes, accounts);
    }
}

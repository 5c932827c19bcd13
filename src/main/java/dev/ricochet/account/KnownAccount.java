package dev.ricochet.account;

import java.util.UUID;

/**
 * An account as it stands now.
 *
 * @param paused whether it is left alone: nothing is read and nothing is told
 * @param version another after each change
 */
public record KnownAccount(Account account, Provenance provenance, boolean paused, long version) {
    public UUID id() {
        return account.id();
    }
}

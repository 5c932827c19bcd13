package dev.ricochet.account;

import java.util.Map;

/**
 * What an account shall be.
 *
 * @param account all of it; of its secrets only those that are given anew count, the others stay as they are
 * @param secrets those that are given anew, and when they hold
 */
public record Replacement(Account account, Map<SecretField, When> secrets) {
    /** When a secret takes the place of the one before. */
    public enum When {
        AT_ONCE,
        /** It is kept beside the one in use until somebody has verified it. */
        ONCE_VERIFIED
    }

    public Replacement {
        secrets = Map.copyOf(secrets);
    }
}

package dev.ricochet.account;

import java.time.Instant;
import java.util.Map;

/** Where an account comes from. */
public sealed interface Provenance {
    /** From the configuration, and changed there alone. */
    record Declared() implements Provenance {}

    /**
     * From the database.
     *
     * @param setAt when each secret in use was set
     * @param pending when each secret was set that is kept until it has been verified
     */
    record Stored(
            Instant createdAt, Instant changedAt, Map<SecretField, Instant> setAt, Map<SecretField, Instant> pending)
            implements Provenance {}
}

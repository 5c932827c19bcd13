package dev.ricochet.access;

import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be asked of the REST edge. */
@ConfigMapping(prefix = "ricochet.access")
public interface AccessConfig {

    /** How many requests one peer may send in a second, on average; five times as many at once. */
    @WithDefault("50")
    int requestsPerSecond();

    /** Throws {@link Misconfigured} for what may not be so. */
    static void check(AccessConfig config) {
        if (config.requestsPerSecond() < 1 || config.requestsPerSecond() > 1_000) {
            throw new Misconfigured("ricochet.access.requests-per-second", "must be 1 to 1000.");
        }
    }
}

package dev.ricochet.access;

import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may be asked of the edge, and for how long people stay signed in. */
@ConfigMapping(prefix = "ricochet.access")
public interface AccessConfig {

    /** How many requests one peer may send in a second, on average; five times as many at once. */
    @WithDefault("50")
    int requestsPerSecond();

    /** How long a browser that asks for nothing stays signed in. */
    @WithDefault("8h")
    Duration sessionIdle();

    /** How long a browser stays signed in at most. */
    @WithDefault("7d")
    Duration sessionLongest();

    /** Which roles of people are good for what, where an identity provider vouches for them. */
    Roles roles();

    /** Each as the provider names it. */
    interface Roles {
        /** Those who may read accounts. */
        Optional<List<String>> accountsRead();

        /** Those who may make, change, test and delete accounts. */
        Optional<List<String>> accountsWrite();

        /** Those who may search bounces and explain a mail. */
        Optional<List<String>> bouncesRead();

        /** Those who may release, discard and forget. */
        Optional<List<String>> bouncesWrite();

        /** Those who may do the rest. */
        Optional<List<String>> admin();
    }

    /** By what they are good for. */
    static Map<Scope, Set<String>> rolesByScope(AccessConfig config) {
        Map<Scope, Set<String>> roles = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            Optional<List<String>> named = switch (scope) {
                case ACCOUNTS_READ -> config.roles().accountsRead();
                case ACCOUNTS_WRITE -> config.roles().accountsWrite();
                case BOUNCES_READ -> config.roles().bouncesRead();
                case BOUNCES_WRITE -> config.roles().bouncesWrite();
                case ADMIN -> config.roles().admin();
            };
            roles.put(scope, Set.copyOf(named.orElse(List.of())));
        }
        return roles;
    }

    /** Throws {@link Misconfigured} for what may not be so. */
    static void check(AccessConfig config) {
        if (config.requestsPerSecond() < 1 || config.requestsPerSecond() > 1_000) {
            throw new Misconfigured("ricochet.access.requests-per-second", "must be 1 to 1000.");
        }
        checkWithin("ricochet.access.session-idle", config.sessionIdle());
        checkWithin("ricochet.access.session-longest", config.sessionLongest());
    }

    private static void checkWithin(String setting, Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(Duration.ofDays(90)) > 0) {
            throw new Misconfigured(setting, "must be one minute to 90 days.");
        }
    }
}

package dev.ricochet.guard;

import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What is not told at once. */
@ConfigMapping(prefix = "ricochet.guard")
public interface GuardConfig {

    /** How long a domain has to be away until a hard bounce says so; {@code off}: not at all. */
    @WithDefault("48h")
    String confirmDeadDomain();

    /** Throws {@link Misconfigured} for what cannot be so. */
    static DeadDomainPolicy deadDomains(GuardConfig config) {
        if (config.confirmDeadDomain().equalsIgnoreCase("off")) {
            return new DeadDomainPolicy(Optional.empty());
        }
        try {
            Duration wait = DurationConverter.parseDuration(config.confirmDeadDomain());
            if (wait.compareTo(Duration.ofMinutes(1)) >= 0 && wait.compareTo(Duration.ofDays(10)) <= 0) {
                return new DeadDomainPolicy(Optional.of(wait));
            }
        } catch (IllegalArgumentException notADuration) {
            // said below
        }
        throw new Misconfigured("ricochet.guard.confirm-dead-domain", "must be 1m to 10d, or off.");
    }
}

package dev.ricochet.flow;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whether and how the whole chain is tried by itself. */
@ConfigMapping(prefix = "ricochet.probe")
public interface ProbeConfig {
    /** How often each account is tried; never unless it is set, and at most daily. */
    Optional<Duration> every();

    /** A domain in which no address exists. {@code invalid} is reserved for that (RFC 2606). */
    @WithDefault("invalid")
    String domain();

    /** Throws {@link Misconfigured} for what would be a nuisance. */
    static void check(ProbeConfig config) {
        if (config.every()
                .filter(every -> every.compareTo(Duration.ofDays(1)) < 0)
                .isPresent()) {
            throw new Misconfigured("ricochet.probe.every", "must be at least 1d.");
        }
        if (EmailAddress.parse("probe@" + config.domain())
                .filter(address -> address.domain().matches("[a-z0-9.-]{1,200}"))
                .isEmpty()) {
            throw new Misconfigured("ricochet.probe.domain", "must be the name of a domain.");
        }
    }
}

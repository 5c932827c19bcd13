package dev.ricochet.flow;

import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is settled stays. */
@ConfigMapping(prefix = "ricochet.retention")
public interface RetentionConfig {
    /** An event that was read again sooner would not be compared with what was told before. */
    Duration SHORTEST = Duration.ofDays(60);

    /** How long an event stays after it was told, refused, given up or discarded; at least 60d. */
    @WithDefault("400d")
    Duration events();

    /** Throws {@link Misconfigured} for what would bring told events back to life. */
    static void check(RetentionConfig config) {
        if (config.events().compareTo(SHORTEST) < 0) {
            throw new Misconfigured("ricochet.retention.events", "must be at least 60d.");
        }
    }
}

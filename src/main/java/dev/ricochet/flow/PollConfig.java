package dev.ricochet.flow;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often we look. Only the schedule reads it, by its name: without an injection it would lose its default. */
@Unremovable
@ConfigMapping(prefix = "ricochet.poll")
public interface PollConfig {

    /** From the end of one look into the inbox to the beginning of the next. */
    @WithDefault("60s")
    Duration every();
}

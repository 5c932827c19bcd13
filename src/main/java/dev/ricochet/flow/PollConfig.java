package dev.ricochet.flow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often we look. */
@ConfigMapping(prefix = "ricochet.poll")
public interface PollConfig {

    /** From the end of one look into the inbox to the beginning of the next. */
    @WithDefault("60s")
    Duration every();
}

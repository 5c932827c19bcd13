package dev.ricochet.flow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the program stops itself before it tells something absurd. */
@ConfigMapping(prefix = "ricochet.brake")
public interface BrakeConfig {
    /** Whether hard bounces are held when there are more new ones than an ordinary campaign makes. */
    @WithDefault("true")
    boolean enabled();
}

package dev.ricochet.verdict;

import dev.ricochet.vocabulary.Hardness;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** What an operator may decide about verdicts. */
@ConfigMapping(prefix = "ricochet.verdict")
public interface VerdictConfig {

    /** What a 5 means of which nothing else is known, not even that it was said of the recipient. */
    @WithDefault("soft")
    @WithName("bare-5xx")
    Hardness bare5xx();
}

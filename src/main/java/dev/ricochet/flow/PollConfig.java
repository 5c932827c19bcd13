package dev.ricochet.flow;

import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often we look, and how many mailboxes at once. */
@ConfigMapping(prefix = "ricochet.poll")
public interface PollConfig {
    int MOST_CONNECTIONS = 500;

    /** From the end of one look into the inbox to the beginning of the next. */
    @WithDefault("60s")
    Duration every();

    /** Mailboxes that are looked into at the same time, 1 to 500. */
    @WithDefault("20")
    int connections();

    /** Of these, at most so many on one host. */
    @WithDefault("16")
    int connectionsPerHost();

    /** Throws {@link Misconfigured} for values that do not go together. */
    static void check(PollConfig config) {
        if (config.every().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new Misconfigured("ricochet.poll.every", "must be at least 1s.");
        }
        if (config.connections() < 1 || config.connections() > MOST_CONNECTIONS) {
            throw new Misconfigured("ricochet.poll.connections", "must be 1 to " + MOST_CONNECTIONS + ".");
        }
        if (config.connectionsPerHost() < 1) {
            throw new Misconfigured("ricochet.poll.connections-per-host", "must be at least 1.");
        }
    }
}

package dev.ricochet.flow;

import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often we look, and how many mailboxes at once. */
@ConfigMapping(prefix = "ricochet.poll")
public interface PollConfig {
    int MOST_CONNECTIONS = 500;
    int MOST_IDLE_CONNECTIONS = 5000;

    /** RFC 2177, 3: a server may hang up on whoever idles for half an hour. */
    Duration LONGEST_IDLE = Duration.ofMinutes(29);

    /** From the end of one look into the inbox to the beginning of the next. */
    @WithDefault("60s")
    Duration every();

    /** Mailboxes that are looked into at the same time, 1 to 500. */
    @WithDefault("20")
    int connections();

    /** Of these, at most so many on one host. */
    @WithDefault("16")
    int connectionsPerHost();

    /** Inboxes that stay connected and are told by their server when mail comes, 0 to 5000; others are looked into. */
    @WithDefault("200")
    int idleConnections();

    /** How long one such wait lasts at most, before it is begun anew; 1s to 29m. */
    @WithDefault("25m")
    Duration idleReissue();

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
        if (config.idleConnections() < 0 || config.idleConnections() > MOST_IDLE_CONNECTIONS) {
            throw new Misconfigured("ricochet.poll.idle-connections", "must be 0 to " + MOST_IDLE_CONNECTIONS + ".");
        }
        if (config.idleReissue().compareTo(Duration.ofSeconds(1)) < 0
                || config.idleReissue().compareTo(LONGEST_IDLE) > 0) {
            throw new Misconfigured("ricochet.poll.idle-reissue", "must be 1s to 29m.");
        }
    }
}

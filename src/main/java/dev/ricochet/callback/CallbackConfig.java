package dev.ricochet.callback;

import dev.ricochet.outbox.UnknownAnswer;
import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Locale;

/** How events are told. */
@ConfigMapping(prefix = "ricochet.callback")
public interface CallbackConfig {
    /** How many events one callback may carry, 1 to 1000. */
    @WithDefault("500")
    int batchSize();

    /** How many events a call carries in a format that its receiver has taken nothing in yet, 1 to 1000. */
    @WithDefault("10")
    int canary();

    /** How long a few events wait for company. */
    @WithDefault("10s")
    Duration batchAge();

    /** How long after a first failure the same is tried again; the wait doubles from there. */
    @WithDefault("10m")
    Duration firstRetry();

    /** How long an event is tried for. */
    @WithDefault("14d")
    Duration giveUpAfter();

    /** How long one call may take in all. */
    @WithDefault("30s")
    Duration timeout();

    /** How long a claimed batch is ours. Longer than the time-out. */
    @WithDefault("2m")
    Duration lease();

    /** What to do when an answer never came: tell again once after ten minutes, never, or at once. */
    @WithDefault("again")
    UnknownAnswer unknownAnswer();

    /** Calls that are on their way at the same time, 1 to 500. */
    @WithDefault("16")
    int connections();

    /** Of these, at most so many to one host. */
    @WithDefault("8")
    int connectionsPerHost();

    /** Throws {@link Misconfigured} for values that do not go together. */
    static void check(CallbackConfig config) {
        if (config.batchSize() < 1 || config.batchSize() > 1000) {
            throw new Misconfigured("ricochet.callback.batch-size", "must be 1 to 1000.");
        }
        if (config.canary() < 1 || config.canary() > 1000) {
            throw new Misconfigured("ricochet.callback.canary", "must be 1 to 1000.");
        }
        atLeast(Duration.ZERO, "batch-age", config.batchAge());
        atLeast(Duration.ofSeconds(1), "first-retry", config.firstRetry());
        atLeast(Duration.ofSeconds(1), "give-up-after", config.giveUpAfter());
        atLeast(Duration.ofMillis(100), "timeout", config.timeout());
        if (config.connections() < 1 || config.connections() > 500) {
            throw new Misconfigured("ricochet.callback.connections", "must be 1 to 500.");
        }
        if (config.connectionsPerHost() < 1) {
            throw new Misconfigured("ricochet.callback.connections-per-host", "must be at least 1.");
        }
        // the second is for the claim itself
        atLeast(config.timeout().plusSeconds(1), "lease", config.lease());
    }

    private static void atLeast(Duration least, String name, Duration value) {
        if (value.compareTo(least) < 0) {
            throw new Misconfigured(
                    "ricochet.callback." + name,
                    name.equals("lease")
                            ? "must outlast ricochet.callback.timeout by a second."
                            : "must be at least "
                                    + least.toString().substring(2).toLowerCase(Locale.ROOT) + ".");
        }
    }
}

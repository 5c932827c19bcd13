package dev.ricochet.alarm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Who is told of alarms, and when. The webhook is text here, because a converter that fails prints what it was given. */
@ConfigMapping(prefix = "ricochet.alarm")
public interface AlarmConfig {
    Mail mail();

    Webhook webhook();

    /** Once a day, what is active and what has ended: when there is something, always, or never. */
    @WithDefault("when-needed")
    Digest digest();

    /** In UTC. */
    @WithDefault("07:00")
    LocalTime digestAt();

    /** How long a condition has to stay away until it has ended. */
    @WithDefault("10m")
    Duration endAfter();

    /** Whether a day is told of. */
    enum Digest {
        WHEN_NEEDED,
        ALWAYS,
        NEVER
    }

    /** By the configured mailer. */
    interface Mail {
        Optional<List<String>> to();
    }

    /** By a call. */
    interface Webhook {
        Optional<String> url();

        /** A file with the URL in it. */
        Optional<String> urlFile();

        @WithDefault("json")
        Form form();

        /** What is posted. */
        enum Form {
            /** All that is known, for a program. */
            JSON,
            /** An incoming webhook of Slack. */
            SLACK,
            /** A workflow of Microsoft Teams that posts a card. */
            TEAMS
        }
    }
}

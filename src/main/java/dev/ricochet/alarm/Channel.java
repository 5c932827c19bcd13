package dev.ricochet.alarm;

/** A way to tell somebody. */
public enum Channel {
    /** By the configured mailer. */
    MAIL,
    /** By a call. */
    WEBHOOK
}

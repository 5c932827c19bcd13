package dev.ricochet.alarm;

/** How soon somebody should look. */
public enum Severity {
    /** Bounces are not read, or not told: nothing is lost yet, and nothing happens by itself. */
    URGENT,
    /** It still works, and will not for long; or something waits for a decision. */
    WARNING,
    /** Somebody did what others should know of. */
    NOTICE
}

package dev.ricochet.outbox;

/** Why an event is not told yet. */
public enum HoldCause {
    /** A hard bounce whose report is not proven to be genuine. */
    UNPROVEN,
    /** The bounce is older than the account wants to tell. */
    TOO_OLD,
    /** The answer never came, and nothing may be told a second time ({@link UnknownAnswer#NEVER}). */
    UNKNOWN_ONCE,
    /** The answer never came, twice. */
    UNKNOWN_TWICE
}

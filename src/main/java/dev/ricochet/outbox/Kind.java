package dev.ricochet.outbox;

/** What an event tells. */
public enum Kind {
    HARD_BOUNCE,
    SOFT_BOUNCE,
    UNSUBSCRIBE,
    COMPLAINT
}

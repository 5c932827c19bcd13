package dev.ricochet.alarm;

/** What a message is about. */
enum Phase {
    START,
    END,
    /** A day. */
    DIGEST
}

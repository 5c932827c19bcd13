package dev.ricochet.outbox;

/** What became of the wish to forget a person. */
public sealed interface Forgotten {

    /** So many events are gone. */
    record Gone(long events) implements Forgotten {}

    /** Nothing is gone: so many are on their way to be told, and a bounce is never lost. */
    record StillToBeTold(long events) implements Forgotten {}
}

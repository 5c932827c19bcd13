package dev.ricochet.flow;

/** What a visit to a mailbox may do, as whoever runs it says. */
@FunctionalInterface
interface Visit {
    /** Asked before each batch, and before each wait. */
    boolean mayGoOn();

    /** Asked once all was read: whether it may stay connected and wait for more. */
    default boolean mayStay() {
        return false;
    }

    /** Nothing is read for a while: another visit may have the turn. */
    default void rests() {}

    /** Waits for a turn to read again; false when the visit is to end. */
    default boolean reads() {
        return mayGoOn();
    }

    /** What was found is kept, and may be told. */
    default void kept() {}
}

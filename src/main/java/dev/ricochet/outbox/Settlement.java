package dev.ricochet.outbox;

import java.time.Duration;

/** What is done about an event after its batch was posted. Durations only: the clock is the database's. */
public sealed interface Settlement {

    /** The receiver saw the batch and answered as a callback does, whatever it thinks of the events. */
    default boolean showsThatTheTargetWorks() {
        return switch (this) {
            case Told _, RetryIn _, Refused _, Dead _ -> true;
            case Unanswered _, PutBack _ -> false;
        };
    }

    /** The receiver has it. */
    record Told() implements Settlement {}

    /** Counted as an attempt, and due again after a while. */
    record RetryIn(Duration pause, String words) implements Settlement {}

    /** Posted, and nobody knows whether it arrived. */
    record Unanswered(String words) implements Settlement {}

    /** The receiver does not want this batch: halved, until the one it does not want stands alone. */
    record Refused(String words) implements Settlement {}

    /** Given up. */
    record Dead(String words) implements Settlement {}

    /** The receiver never saw it: waits as if it had not been claimed. */
    record PutBack(String words) implements Settlement {}
}

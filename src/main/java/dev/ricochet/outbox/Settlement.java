package dev.ricochet.outbox;

import java.time.Duration;

/** What is done about an event after its batch was posted. Durations only: the clock is the database's. */
public sealed interface Settlement {

    /** The receiver has it. */
    record Told() implements Settlement {}

    /** Counted as an attempt, and due again after a while, which brings it nearer to being given up. */
    record RetryIn(Duration pause, String words) implements Settlement {}

    /** Counted as an attempt, and due again after a while that costs it nothing: the target is to blame. */
    record Postponed(Duration pause, String words) implements Settlement {}

    /** Posted, and nobody knows whether it arrived. */
    record Unanswered(String words) implements Settlement {}

    /** The receiver does not want this batch: halved, until the one it does not want stands alone. */
    record Refused(String words) implements Settlement {}

    /** The receiver took others of the batch and named this one as not taken. */
    record Rejected(String words) implements Settlement {}

    /** The receiver does not want it with what was to be given back: due again, to be told without. */
    record WithoutMeta(String words) implements Settlement {}

    /** More than the receiver takes at once: waits as if it had not been claimed, and goes in less company. */
    record TooMany(String words) implements Settlement {}

    /** Given up. */
    record Dead(String words) implements Settlement {}

    /** The receiver never saw it: waits as if it had not been claimed. */
    record PutBack(String words) implements Settlement {}
}

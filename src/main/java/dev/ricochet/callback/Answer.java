package dev.ricochet.callback;

import java.time.Duration;
import java.util.Optional;

/** What came of posting one batch. Words are for a person: one line, without the address of the callback. */
public sealed interface Answer {

    /** The receiver has the batch. */
    record Accepted() implements Answer {}

    /** The same may succeed later. */
    record TryLater(Optional<Duration> askedFor, String words) implements Answer {}

    /** The receiver does not want this batch, now or later. */
    record Refused(String words) implements Answer {}

    /** Whoever answered is not the callback, or does not know us. */
    record CallbackAtFault(String words) implements Answer {}

    /** Not one byte left. */
    record NotSent(String words) implements Answer {}

    /** Bytes left, and no answer that means anything came back. */
    record Unknown(String words) implements Answer {}

    /** What was said, or nothing. */
    default String words() {
        return "";
    }

    /** As it stands in logs and metrics. */
    default String word() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case TryLater _ -> "try_later";
            case Refused _ -> "refused";
            case CallbackAtFault _ -> "callback_at_fault";
            case NotSent _ -> "not_sent";
            case Unknown _ -> "unknown";
        };
    }
}

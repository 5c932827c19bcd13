package dev.ricochet.callback;

import dev.ricochet.outbox.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of posting one batch. Words are for a person: one line, without the address of the callback. */
public sealed interface Answer {

    /** The receiver has the batch. */
    record Accepted() implements Answer {}

    /**
     * The receiver has the batch but for these.
     *
     * @param complete whether these are all that it has not
     */
    record PartlyAccepted(List<Rejected> rejected, boolean complete, String words) implements Answer {
        /** Which of the events it means, as they stood in the body. */
        public Reconciled among(List<Event> inOrder) {
            return Reconciled.of(this, inOrder);
        }
    }

    /** The same may succeed later. */
    record TryLater(Optional<Duration> askedFor, String words) implements Answer {}

    /** The receiver does not want this batch, now or later. */
    record Refused(String words) implements Answer {}

    /** The receiver does not want as many at once. */
    record TooMany(String words) implements Answer {}

    /** Whoever answered is not the callback, or does not know us. */
    record CallbackAtFault(String words) implements Answer {}

    /** There was a callback here, and there never will be again. */
    record Gone(String words) implements Answer {}

    /** Not one byte left. */
    record NotSent(String words) implements Answer {}

    /** Bytes left, and no answer that means anything came back. */
    record Unknown(String words) implements Answer {}

    /** What was said, or nothing. */
    default String words() {
        return "";
    }

    /** As it stands in logs, metrics and the ledger. */
    default String word() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case PartlyAccepted _ -> "partly_accepted";
            case TryLater _ -> "try_later";
            case Refused _ -> "refused";
            case TooMany _ -> "too_many";
            case CallbackAtFault _ -> "callback_at_fault";
            case Gone _ -> "gone";
            case NotSent _ -> "not_sent";
            case Unknown _ -> "unknown";
        };
    }
}

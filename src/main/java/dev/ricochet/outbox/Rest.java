package dev.ricochet.outbox;

import java.time.Duration;

/** A pause for a whole target: nothing is posted to it, and no event grows older by it. One event tries again after it. */
public record Rest(Why why, Duration length, String words) {
    /** Until another address is set, or a person says that it may go on. */
    public static final Duration FOR_GOOD = Duration.ofDays(100 * 365);

    /** What the target did. */
    public enum Why {
        /** No connection, or no answer. */
        UNREACHABLE,
        /**
         * It answers as no callback does (moved, forbidden, not found, gone, a page, no trust in its certificate), fails
         * again and again, or refuses whatever comes.
         */
        AT_FAULT,
        /** It asked to be left alone for a while. */
        ASKED
    }
}

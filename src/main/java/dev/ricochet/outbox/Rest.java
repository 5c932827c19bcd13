package dev.ricochet.outbox;

import java.time.Duration;

/** A pause for a whole target: nothing is posted to it, and no event grows older by it. One batch tries again after it. */
public record Rest(Why why, Duration length, String words) {

    /** What the target did. */
    public enum Why {
        /** No connection, or no answer. */
        UNREACHABLE,
        /** It answers as no callback does: moved, forbidden, not found, a page, no trust in its certificate. */
        AT_FAULT,
        /** It asked to be left alone for a while. */
        ASKED
    }
}

package dev.ricochet.outbox;

import java.util.Locale;

/** How the telling of one event to one target stands. */
public enum State {
    /** To be posted when it is due. */
    WAITING(false),
    /** Claimed; its first byte may have left. */
    SENDING(false),
    /** Posted, and the answer never came. */
    UNKNOWN(false),
    /** Not to be told before a person, or a proof, says so. */
    HELD(false),
    /** The receiver has it. */
    TOLD(true),
    /** The receiver does not want it, alone and asked again. */
    REFUSED(true),
    /** Given up after many attempts. */
    DEAD(true),
    /** A person decided that it is not to be told. */
    DISCARDED(true),
    /** Another event told the same. */
    SUPERSEDED(true);

    private final boolean end;

    State(boolean end) {
        this.end = end;
    }

    /** Nothing follows by itself. */
    public boolean isFinal() {
        return end;
    }

    /** Will end without a person. */
    public boolean movesByItself() {
        return !end && this != HELD;
    }

    /** As it stands in the table and in metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package dev.ricochet.vocabulary;

import static dev.ricochet.vocabulary.Hardness.HARD;
import static dev.ricochet.vocabulary.Hardness.SOFT;

/** Why a message was not delivered, and how final that usually is. */
public enum Reason {
    NO_SUCH_USER(HARD),
    NO_SUCH_DOMAIN(HARD),
    MAILBOX_CLOSED(HARD),
    MAILBOX_FULL(SOFT),
    FORWARD_TARGET(SOFT),
    UNDETERMINED(SOFT);

    private final Hardness usually;

    Reason(Hardness usually) {
        this.usually = usually;
    }

    /** What it is unless a rule says otherwise. */
    public Hardness usually() {
        return usually;
    }
}

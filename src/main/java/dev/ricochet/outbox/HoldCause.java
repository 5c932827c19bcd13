package dev.ricochet.outbox;

/** Why an event is not told yet. */
public enum HoldCause {
    /** A hard bounce whose report is not proven to be genuine. */
    UNPROVEN(WhenForgotten.TOLD_SOFT),
    /** A hard bounce among more than an ordinary campaign makes. */
    BRAKE(WhenForgotten.TOLD_SOFT),
    /** A hard bounce that says there is no such domain, until that is still so some days later. */
    DEAD_DOMAIN(WhenForgotten.TOLD_SOFT),
    /** About a mail that carried no mark of campaign mail: listed, and never told. */
    NOT_CAMPAIGN(WhenForgotten.LEFT),
    /** The bounce is older than the account wants to tell. */
    TOO_OLD(WhenForgotten.ASKED_ABOUT),
    /** The answer never came, and nothing may be told a second time ({@link UnknownAnswer#NEVER}). */
    UNKNOWN_ONCE(WhenForgotten.ASKED_ABOUT),
    /** The answer never came, twice. */
    UNKNOWN_TWICE(WhenForgotten.ASKED_ABOUT),
    /** It may have been told by whoever went on after the copy was taken that the database was brought back from. */
    RESTORED(WhenForgotten.ASKED_ABOUT),
    /** It lay in the inbox before we came, or was found by reading again, and a person is to see first what would be told. */
    PREVIEW(WhenForgotten.LEFT),
    /** The account told nothing when this was due: another program did, perhaps of this as well. */
    SHADOW(WhenForgotten.LEFT),
    /** What a rule of today says of a mail that was judged otherwise before. */
    PROPOSED(WhenForgotten.LEFT),
    /** Somebody may want no more mail, and does not say so clearly. */
    DOUBTFUL_REQUEST(WhenForgotten.PEOPLE_WAIT),
    /** A request or a complaint that nobody proves, or by somebody whom we did not mail. */
    UNPROVEN_REQUEST(WhenForgotten.PEOPLE_WAIT),
    /** Somebody wants to have what is known of them deleted or shown. */
    ERASURE_REQUEST(WhenForgotten.PEOPLE_WAIT);

    /** What becomes of what nobody decides about. */
    public enum WhenForgotten {
        /** Somebody is asked, and at last it is told as a soft bounce: that somebody bounced is a fact, and harms nobody. */
        TOLD_SOFT,
        /** Somebody is asked, again and again: told in whatever form it would be wrong. */
        ASKED_ABOUT,
        /** Somebody is asked sooner, since a person waits for an answer. */
        PEOPLE_WAIT,
        /** Nobody is asked, since it is not meant to be told, or is asked about by an alarm of its own. */
        LEFT
    }

    private final WhenForgotten whenForgotten;

    HoldCause(WhenForgotten whenForgotten) {
        this.whenForgotten = whenForgotten;
    }

    public WhenForgotten whenForgotten() {
        return whenForgotten;
    }
}

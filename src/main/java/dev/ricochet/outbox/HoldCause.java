package dev.ricochet.outbox;

/** Why an event is not told yet. */
public enum HoldCause {
    /** A hard bounce whose report is not proven to be genuine. */
    UNPROVEN,
    /** The bounce is older than the account wants to tell. */
    TOO_OLD,
    /** The answer never came, and nothing may be told a second time ({@link UnknownAnswer#NEVER}). */
    UNKNOWN_ONCE,
    /** The answer never came, twice. */
    UNKNOWN_TWICE,
    /** It lay in the inbox before we came, or was found by reading again, and a person is to see first what would be told. */
    PREVIEW,
    /** The account told nothing when this was due: another program did, perhaps of this as well. */
    SHADOW,
    /** What a rule of today says of a mail that was judged otherwise before. */
    PROPOSED
}

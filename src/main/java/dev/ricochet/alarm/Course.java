package dev.ricochet.alarm;

/** How a condition ends. */
public enum Course {
    /** When what is wrong is right again: a start and an end are told. */
    LASTS,
    /** The same, but whoever sees it may be gone before its end: it is over when nobody has said so again for a while. */
    FADES,
    /** It happened, and that is all: told once, and no longer shown as active after a day or when acknowledged. */
    HAPPENED
}

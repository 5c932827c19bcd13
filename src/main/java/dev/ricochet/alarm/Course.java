package dev.ricochet.alarm;

/** How a condition ends. */
public enum Course {
    /** When what is wrong is right again: a start and an end are told. */
    LASTS,
    /** It happened, and that is all: told once, and no longer shown as active after a day or when acknowledged. */
    HAPPENED
}

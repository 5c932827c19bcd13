package dev.ricochet.account;

/** What becomes of the bounces that lay in an inbox before it was first looked into. */
public enum FirstRun {
    /** Where there are many hard ones among them, all wait until a person has seen what would be told. */
    PREVIEW,
    /** They are told. */
    TELL,
    /** They are not even read. */
    FROM_NOW
}

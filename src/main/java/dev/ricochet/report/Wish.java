package dev.ricochet.report;

/** What somebody asks for about the mail that they get. */
public enum Wish {
    /** To get no more of it, in clear words. */
    UNSUBSCRIBE,
    /** Perhaps that: a person has to read it. */
    PERHAPS,
    /** That what is known of them is deleted or shown: a person has to see to it. */
    ERASURE
}

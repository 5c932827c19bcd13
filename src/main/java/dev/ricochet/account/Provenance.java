package dev.ricochet.account;

/** Where an account comes from. */
public enum Provenance {
    /** From the configuration, and changed there alone. */
    DECLARED,
    /** From the database. */
    STORED
}

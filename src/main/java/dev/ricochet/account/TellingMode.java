package dev.ricochet.account;

/** Whether what is read is told. */
public enum TellingMode {
    ON,
    /** Everything runs and nothing is posted: beside another program that still tells. */
    SHADOW
}

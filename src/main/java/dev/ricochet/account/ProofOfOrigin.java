package dev.ricochet.account;

/** Whether a hard bounce is told only when its report is proven to be genuine. */
public enum ProofOfOrigin {
    /** Required where the server keeps copies of what is sent, or judges who sent what comes in; else off. */
    AUTO,
    REQUIRED,
    OFF
}

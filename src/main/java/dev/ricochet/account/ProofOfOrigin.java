package dev.ricochet.account;

/** Whether a hard bounce is told only when its report is proven to be genuine. */
public enum ProofOfOrigin {
    REQUIRED,
    OFF
}

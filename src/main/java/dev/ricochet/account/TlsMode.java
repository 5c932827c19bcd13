package dev.ricochet.account;

/** When a connection becomes TLS; there is none without. */
public enum TlsMode {
    /** From the first byte: SMTPS, port 465. */
    IMPLICIT,
    /** After the command of that name: submission, port 587. */
    STARTTLS;

    /** RFC 6409. */
    private static final int SUBMISSION = 587;

    /** What is meant where only the port is said. */
    public static TlsMode usualAt(int port) {
        return port == SUBMISSION ? STARTTLS : IMPLICIT;
    }
}

package dev.ricochet.smtp;

/** By what a step failed, or made us doubt. */
public enum Cause {
    /** The server's own words. */
    REPLY,
    /** Something that we saw ourselves, in words of ours. */
    FINDING,
    NAME_UNKNOWN,
    /** An address or a port that we may not connect to. */
    FORBIDDEN,
    /** Nothing listens there. */
    REFUSED,
    UNREACHABLE,
    TIMED_OUT,
    /** Plain words where TLS was begun. */
    NOT_TLS,
    NAME_MISMATCH,
    EXPIRED,
    UNTRUSTED,
    /** Any other failure of TLS. */
    TLS,
    /** The server took the connection and says nothing. */
    SILENT,
    /** The server hung up. */
    CUT,
    /** What no server may say. */
    NONSENSE,
    /** Words in the open where TLS should have begun. */
    INJECTED,
    UNKNOWN
}

package dev.ricochet.oauth;

/** No access token was to be had. The words are for a person: one line, without secrets. */
public final class NoToken extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Cause {
        /** The owner has to agree anew: {@code invalid_grant} for a refresh token that was revoked or has ended. */
        CONSENT_NEEDED,
        /** The domain's administrator has not let the service account act for its people: {@code unauthorized_client}. */
        NOT_DELEGATED,
        /** The client's id or secret: {@code invalid_client}. */
        CLIENT_REFUSED,
        /** The service account's key cannot be read, or is no longer its key, or the subject is nobody. */
        KEY_REFUSED,
        /** Our own policy: the token endpoint is not where we may connect to. */
        NOT_ALLOWED,
        /** Nobody there, or nobody who is trusted. */
        UNREACHABLE,
        /** Busy, broken, or silent. */
        TRY_LATER,
        /** Any other refusal, and what is no answer of a token endpoint. */
        REFUSED;

        /** Whether the same may succeed without anybody's doing. */
        public boolean isPassing() {
            return this == UNREACHABLE || this == TRY_LATER;
        }
    }

    private final Cause cause;

    NoToken(Cause cause, String words) {
        super(words);
        this.cause = cause;
    }

    NoToken(Cause cause, String words, Throwable origin) {
        super(words, origin);
        this.cause = cause;
    }

    public Cause cause() {
        return cause;
    }
}

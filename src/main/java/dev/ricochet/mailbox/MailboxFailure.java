package dev.ricochet.mailbox;

/** A session that ended, or never began. The words are the server's or the network's, on one line, without secrets. */
public final class MailboxFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; also the values of a metric's label. */
    public enum Cause {
        /** [AUTHENTICATIONFAILED], "Application-specific password required", IMAP switched off. */
        LOGIN_REFUSED,
        /** Unknown host, connection refused, no route. */
        UNREACHABLE,
        /** Our own policy: not an address of the public internet, nor one that is allowed. */
        NOT_ALLOWED,
        /** No trust in the certificate, another host's name in it, no TLS at all. */
        TLS,
        /** "Too many simultaneous connections". */
        TOO_MANY_CONNECTIONS,
        /** [OVERQUOTA]: command or bandwidth limits. */
        OVER_QUOTA,
        /** Our own cap on what is downloaded in a day. */
        BUDGET_SPENT,
        /** The server did not answer in time. */
        TIMEOUT,
        /** The connection ended in mid-sentence, or with BYE. */
        CUT,
        /** The server answered NO or BAD, with or without [ALERT]. */
        REFUSED,
        /** The server said what no server may say: a literal or a line beyond every limit. */
        NONSENSE;

        /** Whether a fetch may have failed so because of one of its mails. */
        public boolean maySpeakOfOneMail() {
            return this == TIMEOUT || this == CUT || this == NONSENSE || this == REFUSED;
        }
    }

    private final Cause cause;

    public MailboxFailure(Cause cause, String words, Throwable origin) {
        super(words, origin);
        this.cause = cause;
    }

    public MailboxFailure(Cause cause, String words) {
        super(words);
        this.cause = cause;
    }

    public Cause cause() {
        return cause;
    }
}

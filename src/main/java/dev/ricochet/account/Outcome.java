package dev.ricochet.account;

/** What became of a change to an account. */
public sealed interface Outcome {
    /** It is done, and this is what the account is now, or was when it was deleted. */
    record Done(KnownAccount account) implements Outcome {}

    /** There is no such account. */
    record Unknown() implements Outcome {}

    /** It is declared in the configuration, and changed there alone. */
    record Declared() implements Outcome {}

    /** Somebody else has changed it since. */
    record Stale(long version) implements Outcome {}

    /** An account with this IMAP host and user is there. */
    record Taken() implements Outcome {}

    /** The change may not be made, and why, for a person. */
    record Refused(String why) implements Outcome {}

    /** There is no key to seal its secrets under. */
    record NoKey() implements Outcome {
        /** What to do about it. */
        public String sentence() {
            return "ricochet.secrets.key-file (RICOCHET_SECRETS_KEY_FILE) or ricochet.secrets.key (RICOCHET_SECRETS_KEY)"
                    + " must give a key before an account can be kept: openssl rand -base64 32 makes one.";
        }
    }
}

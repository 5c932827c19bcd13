package dev.ricochet.account;

import java.util.Locale;

/** Which secret of an account. */
public enum SecretField {
    /** What the inbox is logged in to with. */
    IMAP,
    /** What the sending server is logged in to with. */
    SMTP,
    /** Where events are posted. */
    CALLBACK,
    /** What proves to the receiver that a call is ours. */
    SIGNING,
    /** What CleverTap's API is asked with. */
    PASSCODE;

    /** Whether only some accounts have it; it holds as soon as it is given. */
    boolean isOptional() {
        return switch (this) {
            case IMAP, SMTP, CALLBACK -> false;
            case SIGNING, PASSCODE -> true;
        };
    }

    /** As it stands in the table, and in what a sealed value is bound to. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SecretField of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package dev.ricochet.account;

import java.util.Locale;

/** Which secret of an account. */
public enum SecretField {
    /** What the inbox is logged in to with. */
    IMAP,
    /** What the sending server is logged in to with. */
    SMTP,
    /** Where events are posted. */
    CALLBACK;

    /** As it stands in the table, and in what a sealed value is bound to. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SecretField of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

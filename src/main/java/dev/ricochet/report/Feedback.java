package dev.ricochet.report;

import java.util.Locale;

/** What a feedback report is about (RFC 5965, 7.3; RFC 6591; RFC 6430). */
public enum Feedback {
    ABUSE,
    FRAUD,
    VIRUS,
    /** A domain's owner is told that somebody misused its name: whom the mail was for did nothing. */
    AUTH_FAILURE,
    /** Somebody took a mail out of the junk. */
    NOT_SPAM,
    OTHER;

    static Feedback of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "abuse", "complaint" -> ABUSE;
            case "fraud", "phishing" -> FRAUD;
            case "virus", "malware" -> VIRUS;
            case "auth-failure", "dkim", "dmarc" -> AUTH_FAILURE;
            case "not-spam" -> NOT_SPAM;
            default -> OTHER;
        };
    }

    /** Whether somebody is against the mail. */
    public boolean isComplaint() {
        return switch (this) {
            case ABUSE, FRAUD, VIRUS -> true;
            case AUTH_FAILURE, NOT_SPAM, OTHER -> false;
        };
    }

    /** Whether the account or its domain may be misused. */
    public boolean isAlarming() {
        return this == FRAUD || this == VIRUS;
    }
}

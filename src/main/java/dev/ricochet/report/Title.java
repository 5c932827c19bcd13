package dev.ricochet.report;

import dev.ricochet.message.Headers;
import java.util.Locale;

/** Header texts in the form in which words are looked up in them. */
final class Title {
    private Title() {}

    /** The Subject decoded, in small letters, with plain blanks: French programs write a hard one before a colon. */
    static String of(Headers headers) {
        return plain(headers.text("Subject"));
    }

    /** The From header likewise: its name may be encoded. */
    static String sender(Headers headers) {
        return plain(headers.text("From"));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').strip();
    }
}

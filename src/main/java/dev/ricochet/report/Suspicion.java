package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import java.util.List;
import java.util.Locale;

/** Whether a mail without a status part is worth reading as a report: what a server sends by itself shows it somewhere. */
public final class Suspicion {
    private static final WordList SENDERS = WordList.of("sender");
    private static final WordList SUBJECTS = WordList.of("subject");
    private static final WordList TITLES = WordList.of("title");

    // spring sale : non remis · RE: spring sale : non remis (delivery failed)
    private static final List<String> TITLE_ENDS = List.of(": non remis", "(delivery failed)", "(failure)");

    private Suspicion() {}

    /** A wide net, for what may be the front of a mail only. */
    static boolean arises(MailMessage mail) {
        return mayBeOfAServer(mail.headers()) || SUBJECTS.standsIn(Title.of(mail.headers()));
    }

    /** Whether its headers allow that a server wrote it: words in its text mean nothing where they do not. */
    static boolean mayBeOfAServer(Headers headers) {
        String path = headers.raw("Return-Path").toLowerCase(Locale.ROOT);
        return path.equals("<>")
                || path.contains("mailer-daemon")
                || path.contains("postmaster")
                || headers.raw("From").isEmpty()
                || isOfAServer(headers)
                || headers.raw("Content-Type").toLowerCase(Locale.ROOT).contains("delivery-status");
    }

    /** Whether a server wrote it by itself, as far as its headers show. */
    static boolean isOfAServer(Headers headers) {
        return headers.has("X-Failed-Recipients")
                || isADaemon(headers)
                || isTitledAsReport(headers)
                || SENDERS.standsIn(Title.sender(headers)) && !isOfAList(headers);
    }

    /** Whether its headers show it beyond a name that others bear too: {@code delivery@parcels.example.net}. */
    static boolean isSureOf(Headers headers) {
        return headers.has("X-Failed-Recipients")
                || isADaemon(headers)
                || isTitledAsReport(headers) && !headers.has("List-Unsubscribe");
    }

    /** Whether its sender or its path is a machine's: a title alone may be a person's words. */
    static boolean isMachine(Headers headers) {
        return headers.has("X-Failed-Recipients")
                || headers.raw("Return-Path").equals("<>")
                || headers.raw("Auto-Submitted").toLowerCase(Locale.ROOT).startsWith("auto-")
                || SENDERS.standsIn(Title.sender(headers));
    }

    /** Whether its subject is one that servers give to reports: {@code Undeliverable: spring sale}. */
    static boolean isTitledAsReport(Headers headers) {
        String title = Title.of(headers);
        return TITLES.begins(title) || TITLE_ENDS.stream().anyMatch(title::endsWith);
    }

    /** Whether it names itself a mail server's own voice. */
    static boolean isADaemon(Headers headers) {
        String from = Title.sender(headers);
        return from.equals("<>")
                || from.contains("mailer-daemon")
                // MDaemon@mx.example.net
                || from.contains("daemon@")
                || from.contains("postmaster@")
                || from.contains("mail delivery s");
    }

    /** Whether it went to many at once: a newsletter, a list, a digest. */
    static boolean isOfAList(Headers headers) {
        return headers.has("List-Unsubscribe")
                || headers.has("List-Id")
                || headers.has("List-Post")
                || headers.raw("Precedence").toLowerCase(Locale.ROOT).equals("list");
    }

    static boolean hasOneOf(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}

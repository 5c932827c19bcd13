package dev.ricochet.report;

import java.util.List;
import java.util.Locale;

/** Where, in a report that is all text, the returned mail begins. */
final class Returned {
    // ----- Original message ----- · --- Below this line is a copy of the message. ·
    // ------ This is a copy of the message, including all the headers. ------ · ----- Unsent message follows -----
    private static final List<String> ON_A_RULE = List.of(
            "original message",
            "copy of the message",
            "copy of your message",
            "copy of the body",
            "original mail",
            "message header",
            "unsent message",
            "returned message",
            "returned mail",
            "message headers",
            "original headers",
            "header of the original",
            "headers of the original",
            "headers from the original",
            "undelivered message",
            "rejected message",
            "undeliverable message",
            "message follows",
            "mail follows",
            "message text follows",
            "text of your message",
            "message contents",
            "mensaje original",
            "mensagem original",
            "message d'origine",
            "messaggio originale",
            "the header of",
            "begin message",
            "contents of the");

    // Message headers follow. · Original message follows. · Below is a copy of the original message:
    private static final Beginnings AS_A_SENTENCE = new Beginnings(
            "message headers follow",
            "message header follows",
            "original message follows",
            "your original message follows",
            "the original message follows",
            "original message headers",
            "original message header",
            "below is a copy of the original message",
            "a copy of the original message",
            "a copy of your message",
            "copy of the original message",
            "here is a copy of the original message",
            "possibly truncated original message follows",
            "included is a copy of the message header",
            "here's a copy of",
            "the header page",
            "received: from ",
            "received: by ",
            "return-path: <",
            "your original message headers",
            "the first 50 lines",
            "headers of your message",
            "original headers:",
            "the following is a copy",
            "the text of the message",
            "undelivered message follows",
            "your message was begun",
            "the original mail's header",
            "dkim-signature: ",
            "<<< original message",
            "cabecalho da mensagem original",
            "the message header follows");

    private Returned() {}

    /** The number of the line that announces the returned mail, or the count of lines. */
    static int begin(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > 7 && announces(line)) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean announces(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        if (at == line.length()) {
            return false;
        }
        char first = line.charAt(at);
        if (first == '-' || first == '=' || first == '*' || first == '|' || first == '_' || first == '+') {
            return has(line.toLowerCase(Locale.ROOT), ON_A_RULE);
        }
        return AS_A_SENTENCE.standAt(line, at);
    }

    private static boolean has(String line, List<String> words) {
        for (String word : words) {
            if (line.contains(word)) {
                return true;
            }
        }
        return false;
    }
}

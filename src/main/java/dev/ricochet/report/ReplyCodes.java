package dev.ricochet.report;

import dev.ricochet.vocabulary.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds SMTP reply codes among words, and leaves ports, counts and addresses alone. */
final class ReplyCodes {
    static final int LENGTH = 3;

    // … said: 550 no · (550 no) · error 550 · <<< 550 no · #550 · code=550
    private static final String MARKS = ":;>(\"'`=#[";
    private static final List<String> WORDS = List.of(
            "said",
            "says",
            "was",
            "is",
            "error",
            "code",
            "response",
            "reply",
            "replied",
            "status",
            "with",
            "returned",
            "smtp",
            "answer",
            "answered",
            "failed",
            "reason",
            // Zoho: ResponseCode 421
            "responsecode",
            "fehler",
            "antwortete",
            "erreur",
            "erro",
            "respondió",
            "respondeu");

    // the receiver's message of 500 bytes
    private static final List<String> UNITS =
            List.of("bytes", "kb", "mb", "seconds", "minutes", "hours", "times", "days", "k ");

    // Of the twos only those that RFC 5321 and RFC 4954 know: a program's "unknown mailer error 255" is none.
    private static final Set<String> SUCCESS =
            Set.of("211", "214", "220", "221", "235", "250", "251", "252", "253", "254");

    // RFC 5321, 4.2.3, without round numbers, which count things too
    private static final Set<String> SPOKEN = Set.of("421", "451", "452", "550", "551", "552", "553", "554");

    private ReplyCodes() {}

    /** The place of the first code at or behind a place, or -1. */
    static int next(String words, int from) {
        for (int i = from; i + LENGTH <= words.length(); i++) {
            if (isCode(words, i) && (isPair(words, i + LENGTH) || isQuoted(words, i, from))) {
                return i;
            }
        }
        return -1;
    }

    // alice@example.org: mx.example.net, 550 unknown user · attempts exhausted after 421 service not available
    /** The first code of a class that only servers speak of, with whatever words before it: for a server's own field. */
    static Optional<SmtpReply> anywhere(String words, int kind) {
        for (int i = 0; i + LENGTH <= words.length(); i++) {
            if (words.charAt(i) - '0' == kind
                    && isCode(words, i)
                    && isEnded(words, i + LENGTH)
                    && (i == 0 || words.charAt(i - 1) == ' ')
                    && SPOKEN.contains(words.substring(i, i + LENGTH))) {
                return Optional.of(new SmtpReply(Integer.parseInt(words, i, i + LENGTH, 10)));
            }
        }
        return Optional.empty();
    }

    /** Three digits of which the first is 2, 4 or 5 and the second at most 5, that belong to nothing longer. */
    private static boolean isCode(String words, int at) {
        char first = words.charAt(at);
        if (first != '5' && first != '4' && first != '2') {
            return false;
        }
        char second = words.charAt(at + 1);
        return second >= '0'
                && second <= '5'
                && isDigit(words.charAt(at + 2))
                && (first != '2' || SUCCESS.contains(words.substring(at, at + LENGTH)))
                && (at == 0 || !isOfAName(words.charAt(at - 1)))
                && (at + LENGTH == words.length() || !isDigit(words.charAt(at + LENGTH)));
    }

    // 550 5.1.1 · 550-5.1.1 · 550 #5.1.1 · 550: 5.1.1 · 550 [5.1.1] · 550-'5.1.1
    private static boolean isPair(String words, int behind) {
        int at = behind;
        while (at < words.length() && at < behind + 2 && " :-".indexOf(words.charAt(at)) >= 0) {
            at++;
        }
        if (at == behind) {
            return false;
        }
        if (at < words.length() && "#([<'".indexOf(words.charAt(at)) >= 0) {
            at++;
        }
        int dots = 0;
        int digits = 0;
        int begin = at;
        while (at < words.length() && (isDigit(words.charAt(at)) || words.charAt(at) == '.')) {
            boolean dot = words.charAt(at) == '.';
            if (dot && (digits == 0 || digits > LENGTH)) {
                return false;
            }
            if (dot && dots == 2) {
                // 550 5.1.1. Bye
                return at + 1 == words.length() || !isDigit(words.charAt(at + 1));
            }
            dots += dot ? 1 : 0;
            digits = dot ? 0 : digits + 1;
            at++;
        }
        return dots == 2
                && digits > 0
                && digits <= LENGTH
                && "245".indexOf(words.charAt(begin)) >= 0
                && words.charAt(begin + 1) == '.';
    }

    private static boolean isQuoted(String words, int at, int from) {
        return isEnded(words, at + LENGTH) && isIntroduced(words, at, from);
    }

    private static boolean isEnded(String words, int behind) {
        if (behind == words.length()) {
            return true;
        }
        char next = words.charAt(behind);
        if (next == '.') {
            return behind + 1 == words.length() || words.charAt(behind + 1) == ' ';
        }
        if (" :;,)\"'-]".indexOf(next) < 0) {
            return false;
        }
        if (next == ':' && behind + 1 < words.length() && isDigit(words.charAt(behind + 1))) {
            return false;
        }
        for (String unit : UNITS) {
            if (next == ' ' && words.regionMatches(true, behind + 1, unit, 0, unit.length())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIntroduced(String words, int at, int from) {
        if (at == from) {
            return true;
        }
        int before = at - 1;
        if (MARKS.indexOf(words.charAt(before)) >= 0) {
            return true;
        }
        if (words.charAt(before) != ' ' || before == 0) {
            return false;
        }
        // [192.0.2.10], 550 no
        if (MARKS.indexOf(words.charAt(before - 1)) >= 0
                || words.charAt(before - 1) == '<'
                || words.startsWith("],", before - 2)
                || words.charAt(before - 1) == '-' && (before < 2 || " -".indexOf(words.charAt(before - 2)) >= 0)
                || "|*".indexOf(words.charAt(before - 1)) >= 0
                || isBehindAnAddressOrCode(words, before)) {
            return true;
        }
        for (String word : WORDS) {
            int begin = before - word.length();
            if (begin >= 0
                    && words.regionMatches(true, begin, word, 0, word.length())
                    && (begin == 0 || !Character.isLetterOrDigit(words.charAt(begin - 1)))) {
                return true;
            }
        }
        return false;
    }

    // mx.example.net[192.0.2.10] 550 no · SERVER 3550 (000B0981) 502 no · 5.1.1 550 no
    private static boolean isBehindAnAddressOrCode(String words, int blank) {
        char last = words.charAt(blank - 1);
        if (last == ']' || last == ')') {
            return blank > 1 && Character.digit(words.charAt(blank - 2), 16) >= 0;
        }
        int at = blank;
        int dots = 0;
        while (at > 0 && (isDigit(words.charAt(at - 1)) || words.charAt(at - 1) == '.')) {
            at--;
            dots += words.charAt(at) == '.' ? 1 : 0;
        }
        return dots == 2
                && isDigit(last)
                && "245".indexOf(words.charAt(at)) >= 0
                && words.charAt(at + 1) == '.'
                && (at == 0 || !isOfAName(words.charAt(at - 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfAName(char c) {
        return Character.isLetterOrDigit(c) || "_.@/".indexOf(c) >= 0;
    }
}

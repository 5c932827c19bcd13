package dev.ricochet.report;

import java.util.List;

/** Words of a report as one line: blanks folded, length bounded. */
final class Words {
    private Words() {}

    static String folded(String text) {
        return folded(text, RecipientOutcome.LONGEST_DIAGNOSTIC);
    }

    /**
     * The place of the first of these beginnings (in small letters) at or behind a place, whatever its case there; or -1.
     * A pattern that begins with one of them need not be tried elsewhere.
     */
    static int next(String text, int from, List<String> beginnings) {
        long letters = 0;
        for (int k = 0; k < beginnings.size(); k++) {
            letters |= 1L << beginnings.get(k).charAt(0);
        }
        for (int i = Math.max(0, from); i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            // most letters begin none of them
            for (int k = (letters & 1L << c) == 0 ? beginnings.size() : 0; k < beginnings.size(); k++) {
                String beginning = beginnings.get(k);
                if (c == beginning.charAt(0) && text.regionMatches(true, i, beginning, 0, beginning.length())) {
                    return i;
                }
            }
        }
        return -1;
    }

    static String folded(String text, int most) {
        return isFolded(text, most) ? text : fold(text, most);
    }

    private static boolean isFolded(String text, int most) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0xa0 || c == 0x7f || c == ' ' && blank) {
                return false;
            }
            blank = c == ' ';
        }
        return text.isEmpty() || !blank && text.length() <= most;
    }

    private static String fold(String text, int most) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        boolean blank = false;
        for (int i = 0; i < text.length() && line.length() < most; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0xa0 || c == 0x7f) {
                blank = line.length() > 0;
            } else {
                if (blank) {
                    line.append(' ');
                    blank = false;
                }
                line.append(c);
            }
        }
        if (line.length() > most) {
            line.setLength(most);
        }
        return line.toString();
    }
}

package dev.ricochet.verdict;

import java.util.BitSet;

/** Finds addresses, host names and links in a line, whose words are nobody's verdict. */
final class Names {
    private static final int ASCII = 0x7f;
    private static final boolean[] OF_NAME = new boolean[ASCII];

    static {
        for (char c = '!'; c < ASCII; c++) {
            OF_NAME[c] = Phrase.isOfWord(c) || "@.-_+=#$%&*!~".indexOf(c) >= 0;
        }
    }

    private Names() {}

    static BitSet in(String lower) {
        BitSet names = new BitSet(lower.length());
        int i = 0;
        while (i < lower.length()) {
            int end = i;
            if (lower.charAt(i) == 'h' && (lower.startsWith("http://", i) || lower.startsWith("https://", i))) {
                while (end < lower.length() && !endsLink(lower.charAt(end))) {
                    end++;
                }
                names.set(i, end);
            } else {
                while (end < lower.length() && isOfName(lower.charAt(end))) {
                    end++;
                }
                if (end > i && isName(lower, i, end)) {
                    names.set(i, end);
                }
            }
            i = Math.max(end, i + 1);
        }
        return names;
    }

    private static boolean endsLink(char c) {
        return Character.isWhitespace(c) || c == '>' || c == ')' || c == ']' || c == '"' || c == '\'';
    }

    private static boolean isOfName(char c) {
        return c < ASCII && OF_NAME[c];
    }

    private static boolean isName(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        if (text.indexOf('@', from, end) >= 0) {
            return true;
        }
        int dot = end - 1;
        while (dot > from && text.charAt(dot) != '.') {
            dot--;
        }
        return dot > from
                && end - dot > 2
                && isWord(text, dot + 1, end)
                && Character.isLetterOrDigit(text.charAt(dot - 1));
    }

    private static boolean isWord(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

package dev.ricochet.report;

/** Words of a report as one line: blanks folded, length bounded. */
final class Words {
    private Words() {}

    static String folded(String text) {
        return folded(text, RecipientOutcome.LONGEST_DIAGNOSTIC);
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
        int at = 0;
        while (at < text.length() && line.length() < most) {
            int begin = at;
            while (begin < text.length() && isBlank(text.charAt(begin))) {
                begin++;
            }
            int end = begin;
            while (end < text.length() && end - begin < most && !isBlank(text.charAt(end))) {
                end++;
            }
            if (begin < end) {
                line.append(line.isEmpty() ? "" : " ").append(text, begin, end);
            }
            at = end;
        }
        line.setLength(Math.min(line.length(), most));
        return line.toString();
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == 0xa0 || c == 0x7f;
    }
}

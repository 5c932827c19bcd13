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

package dev.ricochet.report;

import java.util.Arrays;

/**
 * Beginnings (in small letters) that are looked for in whatever case: a pattern that begins with one of them need not be
 * tried elsewhere. Most letters begin none of them, which one look shows.
 */
final class Beginnings {
    private static final int ASCII = 0x80;

    /** The bit in which capitals and small letters differ. */
    private static final int OTHER_CASE = 0x20;

    private final String[][] byLetter = new String[ASCII][0];

    Beginnings(String... all) {
        for (String beginning : all) {
            char small = beginning.charAt(0);
            char capital = Character.toUpperCase(small);
            add(small, beginning);
            if (capital != small) {
                add(capital, beginning);
            }
        }
    }

    private void add(char letter, String beginning) {
        String[] here = byLetter[letter];
        String[] longer = Arrays.copyOf(here, here.length + 1);
        longer[here.length] = beginning;
        byLetter[letter] = longer;
    }

    /** The place of the first of them at or behind a place, or -1. */
    int next(String text, int from) {
        for (int i = Math.max(0, from); i < text.length(); i++) {
            if (standAt(text, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether one of them stands at a place. */
    boolean standAt(String text, int at) {
        char letter = text.charAt(at);
        if (letter < ASCII && at + 1 < text.length()) {
            int second = text.charAt(at + 1) | OTHER_CASE;
            for (String beginning : byLetter[letter]) {
                if ((beginning.charAt(1) | OTHER_CASE) == second
                        && text.regionMatches(true, at, beginning, 0, beginning.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}

package dev.ricochet.callback;

import java.util.regex.Pattern;

/** What others say, made fit for a log and a table: one bounded line without addresses of people or of callbacks. */
final class Wording {
    /** Enough to know what is wrong. */
    static final int LONGEST = 300;

    /** Enough to see what a receiver is about. */
    static final int LONGEST_WHOLE = 4096;

    private static final Pattern ADDRESS_OF_A_PAGE = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s\"'<>]+");
    private static final Pattern PATH = Pattern.compile("(?<![\\w/<])/[^\\s\"'<>]{4,}");
    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s\"'<>,;:=(\\[]+@");
    private static final Pattern NOT_SHOWN =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\u2028\\u2029\\s]+");

    private static final Pattern NOT_SHOWN_OF_LINES =
            Pattern.compile("[[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\u2028\\u2029]&&[^\\n]]");

    private Wording() {}

    /** The front of an answer as it came, but for what would play tricks on whoever looks at it. */
    static String whole(String text) {
        return NOT_SHOWN_OF_LINES
                .matcher(text.substring(0, Math.min(text.length(), LONGEST_WHOLE)))
                .replaceAll(" ");
    }

    static String of(String text) {
        // what is cut off first need not be searched
        String some = text.substring(0, Math.min(text.length(), 4 * LONGEST));
        String line = NOT_SHOWN.matcher(some).replaceAll(" ").strip();
        line = ADDRESS_OF_A_PAGE.matcher(line).replaceAll("…");
        line = PATH.matcher(line).replaceAll("/…");
        line = LOCAL_PART.matcher(line).replaceAll("…@");
        return line.length() <= LONGEST
                ? line
                : line.substring(
                                0,
                                line.offsetByCodePoints(
                                        0, Math.min(LONGEST, line.codePointCount(0, line.length())) - 1))
                        + "…";
    }
}

package dev.ricochet.web.page.mail;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds words in a text where they stand there, whatever the case, however the lines are broken, and though a server may
 * have repeated its codes at the beginning of each line of its answer.
 */
public final class Marking {
    // 550-5.1.1 The email account that you tried to reach does not
    // 550 5.1.1 exist.
    private static final Pattern AGAIN =
            Pattern.compile("(?<=\\s)[245]\\d\\d[- ](?:#?[245]\\.\\d{1,3}\\.\\d{1,3}(?=\\s|$))?\\s*");

    /** More than these in one text say nothing. */
    private static final int MOST = 20;

    private Marking() {}

    /** A stretch of a text. */
    public record Piece(String text, boolean marked) {}

    /** The text in stretches, those marked where any of the words stands. */
    public static List<Piece> in(String text, Collection<String> words) {
        BitSet marked = new BitSet();
        Folded whole = Folded.of(text, new BitSet());
        Folded joined = null;
        for (String each : words) {
            String wanted = Folded.of(each, new BitSet()).text().strip();
            if (wanted.isEmpty() || whole.mark(wanted, marked)) {
                continue;
            }
            joined = joined == null ? Folded.of(text, repeated(text)) : joined;
            boolean _ = joined.mark(wanted, marked);
        }
        return pieces(text, marked);
    }

    private static BitSet repeated(String text) {
        BitSet repeated = new BitSet();
        var again = AGAIN.matcher(text);
        while (again.find()) {
            repeated.set(again.start(), again.end());
        }
        return repeated;
    }

    private static List<Piece> pieces(String text, BitSet marked) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean on = marked.get(at);
            int next = on ? marked.nextClearBit(at) : marked.nextSetBit(at);
            int end = next < 0 ? text.length() : Math.min(next, text.length());
            pieces.add(new Piece(text.substring(at, end), on));
            at = end;
        }
        return pieces;
    }

    /**
     * A text in small letters with single blanks.
     *
     * @param origin where each character of it stood
     */
    private record Folded(String text, List<Integer> origin) {
        static Folded of(String text, BitSet without) {
            StringBuilder folded = new StringBuilder(text.length());
            List<Integer> origin = new ArrayList<>(text.length());
            boolean blank = true;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean isBlank = c <= ' ' || c == '\u00A0';
                if (without.get(i) || isBlank && blank) {
                    continue;
                }
                folded.append(
                        isBlank
                                ? " "
                                : String.valueOf(c).toLowerCase(Locale.ROOT).substring(0, 1));
                origin.add(i);
                blank = isBlank;
            }
            return new Folded(folded.toString(), origin);
        }

        boolean mark(String wanted, BitSet marked) {
            int found = 0;
            int at = text.indexOf(wanted);
            while (at >= 0 && found < MOST) {
                if (isWhole(at, at + wanted.length())) {
                    marked.set(origin.get(at), origin.get(at + wanted.length() - 1) + 1);
                    found++;
                }
                at = text.indexOf(wanted, at + wanted.length());
            }
            return found > 0;
        }

        /** Not a part of a longer word or number: "full" is not in "fully". */
        private boolean isWhole(int from, int to) {
            return !(from > 0 && joins(text.charAt(from - 1), text.charAt(from)))
                    && !(to < text.length() && joins(text.charAt(to - 1), text.charAt(to)));
        }

        private static boolean joins(char left, char right) {
            return isOfAWord(left) && isOfAWord(right);
        }

        private static boolean isOfAWord(char c) {
            return Character.isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }
    }
}

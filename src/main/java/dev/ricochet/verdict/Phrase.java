package dev.ricochet.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fixed words of a rule, in lower case. They stand between word borders, and {@code *} is a gap of at most
 * {@value #WIDEST_GAP} characters: {@code user * not found}.
 */
final class Phrase {

    /** The first words must be at least this long: shorter ones stand everywhere. */
    static final int SHORTEST = 3;

    static final int WIDEST_GAP = 160;

    private static final int ASCII = 0x80;

    private final String first;
    private final List<String> pieces;
    private final boolean mayBeName;
    private final boolean mayGoOn;

    private Phrase(List<String> pieces, boolean mayGoOn) {
        this.first = pieces.getFirst();
        this.pieces = pieces;
        this.mayGoOn = mayGoOn;
        this.mayBeName = isOfNames(first);
    }

    // Some two thousand of these are made at each start: no regex, no stream.
    static Phrase of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> pieces = new ArrayList<>(2);
        int from = 0;
        while (from <= lower.length()) {
            int gap = lower.indexOf('*', from);
            int end = gap < 0 ? lower.length() : gap;
            String piece = lower.substring(from, end).strip();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            from = end + 1;
        }
        if (pieces.isEmpty() || pieces.getFirst().length() < SHORTEST) {
            throw new IllegalArgumentException("a phrase begins with at least " + SHORTEST + " characters: " + text);
        }
        return new Phrase(pieces, text.endsWith("*"));
    }

    /** What the same phrase is made of again. */
    String text() {
        return mayGoOn ? this + "*" : toString();
    }

    String first() {
        return first;
    }

    /** Whether it stands exactly where another one does. */
    boolean isSameAs(Phrase other) {
        return mayGoOn == other.mayGoOn && pieces.equals(other.pieces);
    }

    /** Whether its first words stand exactly where those of another one do. */
    boolean opensAs(Phrase other) {
        return first.equals(other.first) && openingMayGoOn() == other.openingMayGoOn();
    }

    private boolean openingMayGoOn() {
        return mayGoOn && first.equals(pieces.getLast());
    }

    /** Where the first words end that begin here, or -1. */
    int openingEnd(Line line, int start) {
        return pieceEnd(line, first, start);
    }

    /** Where the phrase ends whose first words end here, or -1. */
    int endBehind(Line line, int opening) {
        int end = opening;
        for (int i = 1; i < pieces.size() && end >= 0; i++) {
            end = nextEnd(line, pieces.get(i), end);
        }
        return end;
    }

    private static boolean isOfNames(String words) {
        for (int i = 0; i < words.length(); i++) {
            switch (words.charAt(i)) {
                case '.', '/', '@', '?', '_', '=', '#' -> {
                    return true;
                }
                default -> {
                    // says nothing of it
                }
            }
        }
        return false;
    }

    private int nextEnd(Line line, String piece, int from) {
        String lower = line.lower();
        int last = Math.min(from + WIDEST_GAP + piece.length(), lower.length());
        for (int at = lower.indexOf(piece, from, last); at >= 0; at = lower.indexOf(piece, at + 1, last)) {
            int end = pieceEnd(line, piece, at);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private int pieceEnd(Line line, String piece, int at) {
        String lower = line.lower();
        int end = at + piece.length();
        boolean found = lower.startsWith(piece, at)
                && !joins(lower, at - 1, at)
                && (!joins(lower, end - 1, end) || mayGoOn && piece.equals(pieces.getLast()))
                && (mayBeName || !line.isName(at));
        return found ? end : -1;
    }

    /** Whether two neighbours belong to one word. Chinese, Japanese and Korean have no borders between words. */
    static boolean joins(String text, int left, int right) {
        return left >= 0 && right < text.length() && isOfWord(text.charAt(left)) && isOfWord(text.charAt(right));
    }

    static boolean isOfWord(char c) {
        return c < ASCII
                ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
                : c < 0x2e80 && Character.isLetterOrDigit(c);
    }

    @Override
    public String toString() {
        return String.join(" * ", pieces);
    }
}

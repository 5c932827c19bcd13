package dev.ricochet.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases of one meaning in many languages, from a file in {@code words}: looked for all at once, in one pass over a text
 * of small letters. Each place is looked up by its next two characters, and only the phrases that begin so are compared.
 */
final class WordList {
    /** More than phrases in a list, so that few of them share a place. */
    private static final int PLACES = 1 << 11;

    private final String[][] places = new String[PLACES][];

    WordList(List<String> phrases) {
        for (String phrase : phrases) {
            int place = place(phrase, 0);
            String[] here = places[place];
            String[] longer = here == null ? new String[1] : Arrays.copyOf(here, here.length + 1);
            longer[longer.length - 1] = phrase;
            places[place] = longer;
        }
    }

    /** The phrases of {@code /words/NAME.txt}: one a line, {@code #} begins a comment. */
    static WordList of(String name) {
        String path = "/words/" + name + ".txt";
        try (InputStream in = WordList.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing from the application: " + path);
            }
            return new WordList(phrases(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // read at each start: no stream
    private static List<String> phrases(String text) {
        List<String> phrases = new ArrayList<>();
        for (String line : text.split("\n")) {
            String phrase = line.strip();
            if (!phrase.isEmpty() && !phrase.startsWith("#")) {
                phrases.add(phrase);
            }
        }
        return phrases;
    }

    /** Whether one of them stands anywhere in a text of small letters. */
    boolean standsIn(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (isAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text of small letters begins with one of them. */
    boolean begins(String text) {
        return text.length() > 1 && isAt(text, 0);
    }

    private boolean isAt(String text, int at) {
        String[] here = places[place(text, at)];
        if (here == null) {
            return false;
        }
        for (String phrase : here) {
            if (text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }

    private static int place(String text, int at) {
        return (text.charAt(at) * 61 + text.charAt(at + 1)) & (PLACES - 1);
    }
}

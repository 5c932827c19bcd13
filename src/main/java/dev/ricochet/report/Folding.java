package dev.ricochet.report;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people mean it, however they type: small letters, narrow ones, no accents, one kind of quote and blank. */
final class Folding {
    // not those of Japanese, which make another letter
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200b\\u200e\\u200f\\ufeff]+");

    private Folding() {}

    static String of(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String bare = ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD))
                .replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC)
                .replace('ł', 'l')
                .replace("ß", "ss")
                .replace('\u2019', '\'')
                .replace('\u2018', '\'');
    }

    /** The same in one line. */
    static String line(String text) {
        return BLANKS.matcher(of(text)).replaceAll(" ").strip();
    }
}

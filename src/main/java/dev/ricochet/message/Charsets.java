package dev.ricochet.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes to text, whatever the mail claims its charset to be. */
final class Charsets {
    /** What 8-bit text without a charset is when it is not UTF-8. */
    private static final String WESTERN = "windows-1252";

    /** What 7-bit text with escapes in it is. */
    private static final String JAPANESE = "x-windows-iso2022jp";

    private static final byte ESCAPE = 0x1b;

    /** What stands in a text for bytes that are not of its charset, and almost never in a mail itself. */
    private static final char REPLACEMENT = '\ufffd';

    /** Names seen in mail that Java does not know, or knows as something poorer. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "utf-8"),
            Map.entry("iso-8859-1", WESTERN),
            Map.entry("latin1", WESTERN),
            Map.entry("ascii", "us-ascii"),
            Map.entry("ansi_x3.4-1968", "us-ascii"),
            Map.entry("cp-850", "ibm850"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", JAPANESE));

    /** Java asks every provider anew for a name that it does not know: a third of a millisecond, for each word of a header. */
    private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();

    /** Names that are worth remembering one by one. */
    private static final int MOST_UNKNOWN = 100;

    private Charsets() {}

    /** Text of an unknown charset: UTF-8 where it is that, else Western. */
    static String guess(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0 && text.indexOf(ESCAPE) < 0) {
            return text;
        }
        int i = from;
        int escapes = 0;
        while (i < to && bytes[i] >= 0) {
            escapes += bytes[i] == ESCAPE ? 1 : 0;
            i++;
        }
        if (i == to) {
            return new String(
                    bytes,
                    from,
                    to - from,
                    escapes == 0 ? StandardCharsets.ISO_8859_1 : named(JAPANESE).orElse(StandardCharsets.ISO_8859_1));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, to - from, western());
        }
    }

    /** Text of a named charset; an unknown or a lying name falls back to guessing. */
    static String decode(byte[] bytes, int from, int to, String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        if (key.isEmpty() || key.equals("us-ascii") || key.equals("utf-8") || key.equals("unknown-8bit")) {
            return cutGuess(bytes, from, to);
        }
        if (key.equals("utf-7") || key.equals("unicode-1-1-utf-7")) {
            return Utf7.decode(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        return named(ALIASES.getOrDefault(key, key))
                .filter(charset ->
                        !charset.equals(StandardCharsets.UTF_8) && !charset.equals(StandardCharsets.US_ASCII))
                .map(charset -> new String(bytes, from, to - from, charset))
                .orElseGet(() -> cutGuess(bytes, from, to));
    }

    /** Guesses, though the last character may be cut: a bounded text ends anywhere. */
    private static String cutGuess(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && end > to - 4 && bytes[end - 1] < 0) {
            end--;
        }
        boolean otherwiseUtf8 = end < to && hasEightBits(bytes, from, end) && isUtf8(bytes, from, end);
        return guess(bytes, from, otherwiseUtf8 && !isUtf8(bytes, from, to) ? end : to);
    }

    static boolean isSevenBitOrUtf8(byte[] bytes, int from, int to) {
        return !hasEightBits(bytes, from, to) || isUtf8(bytes, from, to);
    }

    private static boolean hasEightBits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .hasArray();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static Optional<Charset> named(String name) {
        if (UNKNOWN.size() >= MOST_UNKNOWN) {
            return Optional.ofNullable(Known.BY_NAME.get(name));
        }
        if (UNKNOWN.contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            UNKNOWN.add(name);
            return Optional.empty();
        }
    }

    /** Every name of every charset: what takes its time once, and no more however many wrong names come. */
    private static final class Known {
        static final Map<String, Charset> BY_NAME = new HashMap<>();

        static {
            for (Charset charset : Charset.availableCharsets().values()) {
                BY_NAME.put(charset.name().toLowerCase(Locale.ROOT), charset);
                charset.aliases().forEach(alias -> BY_NAME.put(alias.toLowerCase(Locale.ROOT), charset));
            }
        }
    }

    private static Charset western() {
        return named(WESTERN).orElse(StandardCharsets.ISO_8859_1);
    }
}

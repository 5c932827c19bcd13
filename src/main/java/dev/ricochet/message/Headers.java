package dev.ricochet.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A block of header fields. Only where they stand is known; a value is decoded when somebody asks for it. */
public final class Headers {
    public static final Headers NONE = new Headers(new byte[0], new int[0], 0, 1, 0);

    /** Numbers a field needs: begin and end of its name, begin and end of its value. */
    private static final int WIDTH = 4;

    private final byte[] bytes;
    private final int[] places;
    private final int count;
    private final int longest;
    private final int end;

    private Headers(byte[] bytes, int[] places, int count, int longest, int end) {
        this.bytes = bytes;
        this.places = places;
        this.count = count;
        this.longest = longest;
        this.end = end;
    }

    /** The fields of a text such as the headers that somebody quotes. */
    public static Headers in(byte[] text) {
        return scan(text, 0, text.length, Limits.USUAL, Border.NONE, false);
    }

    /** The blocks of a text in which blank lines part them, at most so many; empty ones are left out. */
    public static List<Headers> blocks(byte[] text, int most) {
        List<Headers> blocks = new ArrayList<>();
        int at = 0;
        while (at < text.length && blocks.size() < most) {
            Headers block = scan(text, at, text.length, Limits.USUAL, Border.NONE, false);
            if (!block.isEmpty()) {
                blocks.add(block);
            }
            at = block.end();
        }
        return blocks;
    }

    /**
     * Reads fields up to the first blank line, or up to a border.
     *
     * @param strict a first line that is no field is already the body
     */
    static Headers scan(byte[] bytes, int from, int to, Limits limits, Border border, boolean strict) {
        int[] places = new int[16 * WIDTH];
        int count = 0;
        int at = from;
        boolean inField = false;
        while (at < to) {
            int lineEnd = Lines.end(bytes, at, to);
            int textEnd = Lines.textEnd(bytes, at, lineEnd);
            if (textEnd == at) {
                at = Math.min(lineEnd + 1, to);
                break;
            }
            if (bytes[at] == ' ' || bytes[at] == '\t') {
                if (inField) {
                    places[(count - 1) * WIDTH + 3] = textEnd;
                }
            } else if (border.at(at, textEnd)) {
                break;
            } else {
                int colon = colon(bytes, at, textEnd);
                if (colon < 0 && strict && count == 0) {
                    break;
                }
                inField = colon > 0 && count < limits.headers();
                if (inField) {
                    if (places.length == count * WIDTH) {
                        places = Arrays.copyOf(places, places.length * 2);
                    }
                    int nameEnd = colon;
                    while (bytes[nameEnd - 1] == ' ' || bytes[nameEnd - 1] == '\t') {
                        nameEnd--;
                    }
                    int place = count++ * WIDTH;
                    places[place] = at;
                    places[place + 1] = nameEnd;
                    places[place + 2] = colon + 1;
                    places[place + 3] = textEnd;
                }
            }
            at = Math.min(lineEnd + 1, to);
        }
        return new Headers(bytes, places, count, limits.headerLength(), at);
    }

    /** The colon after a field's name, or -1 where the line is no field. */
    private static int colon(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == ':') {
                return i > from ? i : -1;
            }
            if (c == ' ' || c == '\t') {
                int next = i;
                while (next < to && (bytes[next] == ' ' || bytes[next] == '\t')) {
                    next++;
                }
                return next < to && bytes[next] == ':' && i > from ? next : -1;
            }
            if (c <= ' ' || c == 0x7f) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the body begins. */
    int end() {
        return end;
    }

    public int size() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public boolean has(String name) {
        return find(name, 0) >= 0;
    }

    /** The first field of that name: unfolded, trimmed, encoded words as they are. */
    public Optional<String> first(String name) {
        int found = find(name, 0);
        return found < 0 ? Optional.empty() : Optional.of(value(found));
    }

    /** The first field of that name, or an empty text. */
    public String raw(String name) {
        int found = find(name, 0);
        return found < 0 ? "" : value(found);
    }

    /** Whether the first field of this name stands here to its end: neither the mail nor what is read of it ends in it. */
    public boolean isWhole(String name) {
        int found = find(name, 0);
        return found >= 0
                && places[found * WIDTH + 3] < bytes.length
                && places[found * WIDTH + 3] - places[found * WIDTH + 2] <= longest;
    }

    /**
     * The first field of that name for people to read: encoded words (RFC 2047) decoded; empty when absent. Bytes that
     * should have been encoded are read in the charset of the mail's own text.
     */
    public String text(String name) {
        int found = find(name, 0);
        if (found < 0) {
            return "";
        }
        int from = places[found * WIDTH + 2];
        int to = Math.min(places[found * WIDTH + 3], from + longest);
        if (Charsets.isSevenBitOrUtf8(bytes, from, to)) {
            return EncodedWords.decode(unfolded(Charsets.guess(bytes, from, to)));
        }
        String charset = MediaType.parse(raw("Content-Type"), MediaType.TEXT).parameter("charset");
        return EncodedWords.decode(unfolded(Charsets.decode(bytes, from, to, charset)));
    }

    /** Every field of that name, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (int i = find(name, 0); i >= 0; i = find(name, i + 1)) {
            values.add(value(i));
        }
        return values;
    }

    /** The name of a field, as written. */
    public String name(int field) {
        return Charsets.guess(bytes, places[field * WIDTH], places[field * WIDTH + 1]);
    }

    /** Whether a field has that name, in whatever case. */
    public boolean isNamed(int field, String name) {
        int start = places[field * WIDTH];
        return places[field * WIDTH + 1] - start == name.length() && isWritten(name, start);
    }

    /**
     * A field as it was written, from its name to the end of its last line, a character for each byte; lines are ended by
     * LF.
     */
    public String written(int field) {
        int from = places[field * WIDTH];
        return new String(bytes, from, places[field * WIDTH + 3] - from, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n");
    }

    /** The value of a field: unfolded and trimmed. */
    public String value(int field) {
        int from = places[field * WIDTH + 2];
        int to = Math.min(places[field * WIDTH + 3], from + longest);
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        int cr = Lines.cr(bytes, from, to);
        if (cr == to) {
            return unfolded(Charsets.guess(bytes, from, to));
        }
        byte[] lines = Lines.withoutCr(bytes, from, cr, to);
        return unfolded(Charsets.guess(lines, 0, lines.length));
    }

    /** The bytes of a field's value between two places, for whoever must not depend on decoding. */
    byte[] bytesOf(String name, int most) {
        int found = find(name, 0);
        if (found < 0) {
            return new byte[0];
        }
        int from = places[found * WIDTH + 2];
        return Arrays.copyOfRange(bytes, from, Math.min(places[found * WIDTH + 3], from + most));
    }

    private int find(String name, int from) {
        for (int i = from; i < count; i++) {
            if (isNamed(i, name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isWritten(String name, int start) {
        for (int i = 0; i < name.length(); i++) {
            int here = bytes[start + i];
            int wanted = name.charAt(i);
            if (here != wanted && (((here ^ wanted) != 0x20) || !Character.isLetter(wanted))) {
                return false;
            }
        }
        return true;
    }

    private static String unfolded(String value) {
        if (value.indexOf('\n') < 0) {
            return value.strip();
        }
        return value.replace("\r", "").replace("\n", "").replace('\t', ' ').strip();
    }
}

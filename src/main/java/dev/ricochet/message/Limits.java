package dev.ricochet.message;

/**
 * How much of a mail is read. What lies beyond is left alone; a report stands at the front.
 *
 * @param bytes of the whole mail
 * @param depth of parts within parts
 * @param parts in all
 * @param headers in one block
 * @param headerLength bytes of one header's value
 */
public record Limits(int bytes, int depth, int parts, int headers, int headerLength) {
    public static final Limits USUAL = new Limits(10 << 20, 20, 1_000, 1_000, 16 << 10);

    public Limits {
        if (bytes < 1 || depth < 1 || parts < 1 || headers < 1 || headerLength < 1) {
            throw new IllegalArgumentException("a limit below one reads nothing");
        }
    }

    /** The same with another size of the whole mail. */
    public Limits withBytes(int most) {
        return new Limits(most, depth, parts, headers, headerLength);
    }
}

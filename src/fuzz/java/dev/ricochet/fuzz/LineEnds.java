package dev.ricochet.fuzz;

import java.util.Arrays;

/** The two ways in which one mail ends its lines. */
public final class LineEnds {
    private LineEnds() {}

    /** Without a CR anywhere: one in the middle of a line is no line end and would differ by itself. */
    public static byte[] lf(byte[] mail) {
        byte[] out = new byte[mail.length];
        int size = 0;
        for (byte c : mail) {
            if (c != '\r') {
                out[size++] = c;
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** What ends its lines with LF, as an IMAP server gives it. */
    public static byte[] crlf(byte[] lf) {
        byte[] out = new byte[lf.length * 2];
        int size = 0;
        for (byte c : lf) {
            if (c == '\n') {
                out[size++] = '\r';
            }
            out[size++] = c;
        }
        return Arrays.copyOf(out, size);
    }
}

package dev.ricochet.message;

import java.util.Arrays;
import java.util.Locale;

/** How a part's bytes were made fit for the journey (RFC 2045, 6). */
enum TransferEncoding {
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE;

    /** By the header's value; what we do not know is taken as it is. */
    static TransferEncoding named(String header) {
        String name = header.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64")) {
            return BASE64;
        }
        return name.startsWith("quoted") ? QUOTED_PRINTABLE : IDENTITY;
    }

    /** At most {@code most} decoded bytes. */
    byte[] decode(byte[] bytes, int from, int to, int most) {
        return switch (this) {
            case IDENTITY -> Arrays.copyOfRange(bytes, from, Math.min(to, from + most));
            case BASE64 -> base64(bytes, from, to, most);
            case QUOTED_PRINTABLE -> quotedPrintable(bytes, from, to, most);
        };
    }

    /** What is not of the alphabet is passed over, as RFC 2045 asks. */
    private static byte[] base64(byte[] bytes, int from, int to, int most) {
        byte[] out = new byte[Math.min(most, (to - from) / 4 * 3 + 3)];
        int size = 0;
        int bits = 0;
        int held = 0;
        for (int i = from; i < to && size < out.length; i++) {
            int sextet = sextet(bytes[i]);
            if (bytes[i] == '=') {
                bits = 0;
            } else if (sextet >= 0) {
                held = held << 6 | sextet;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    out[size++] = (byte) (held >> bits);
                }
            }
        }
        return Arrays.copyOf(out, size);
    }

    private static int sextet(byte c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private static byte[] quotedPrintable(byte[] bytes, int from, int to, int most) {
        byte[] out = new byte[Math.min(most, to - from)];
        int size = 0;
        int at = from;
        while (at < to && size < out.length) {
            byte c = bytes[at];
            if (c != '=') {
                out[size++] = c;
                at++;
                continue;
            }
            int high = at + 2 < to ? Character.digit(bytes[at + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[at + 2], 16);
            if (low >= 0) {
                out[size++] = (byte) (high << 4 | low);
                at += 3;
            } else {
                int lineEnd = softBreak(bytes, at + 1, to);
                if (lineEnd < 0) {
                    out[size++] = c;
                }
                at = lineEnd < 0 ? at + 1 : lineEnd;
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** The begin of the next line where only blanks follow, else -1. */
    private static int softBreak(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
            i++;
        }
        return i < to && bytes[i] == '\n' ? i + 1 : i == to ? to : -1;
    }
}

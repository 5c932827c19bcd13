package dev.ricochet.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one mail is recognised by: SHA-256 over the values of From, Date and Subject and the front of the body. Servers
 * add trace headers and turn line ends; neither enters, nor does any limit of our own that reaches behind that front.
 */
public final class Fingerprints {
    /** Raised with every change of what enters: a mail must not look like another to a newer release. */
    private static final int VERSION = 1;

    /** Bytes of the body, counted with LF line ends. */
    private static final int FRONT = 64 << 10;

    private static final String[] FIELDS = {"From", "Date", "Subject"};

    private Fingerprints() {}

    /** Version and hexadecimal digits, as in {@code 1:9f86d0…}. */
    public static String of(byte[] mail) {
        byte[] lines = Lines.withLf(mail);
        Headers headers = Headers.scan(lines, 0, lines.length, Limits.USUAL, Border.NONE, false);
        MessageDigest digest = sha256();
        for (String field : FIELDS) {
            digest.update(trimmed(headers.bytesOf(field, FRONT)));
            digest.update((byte) '\n');
        }
        digest.update(front(lines, headers.end()));
        return VERSION + ":" + HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] front(byte[] bytes, int from) {
        byte[] out = new byte[Math.min(FRONT, bytes.length - from)];
        int size = 0;
        int at = from;
        while (at < bytes.length && size < out.length) {
            int most = Math.min(bytes.length, at + out.length - size);
            int end = at;
            while (end < most && bytes[end] != '\r') {
                end++;
            }
            System.arraycopy(bytes, at, out, size, end - at);
            size += end - at;
            at = end;
            if (end < most) {
                at++;
                if (at == bytes.length || bytes[at] != '\n') {
                    out[size++] = '\n';
                }
            }
        }
        return size == out.length ? out : java.util.Arrays.copyOf(out, size);
    }

    /** Unfolded, and without the blanks around. */
    private static byte[] trimmed(byte[] value) {
        byte[] out = new byte[value.length];
        int size = 0;
        for (byte c : value) {
            if (c != '\r' && c != '\n' && (size > 0 || (c != ' ' && c != '\t'))) {
                out[size++] = c;
            }
        }
        while (size > 0 && (out[size - 1] == ' ' || out[size - 1] == '\t')) {
            size--;
        }
        return java.util.Arrays.copyOf(out, size);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // every Java platform must offer it
            throw new IllegalStateException(impossible);
        }
    }
}

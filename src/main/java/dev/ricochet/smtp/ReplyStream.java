package dev.ricochet.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replies of the server, line by line (RFC 5321, 4.2), so that none is endless and nothing is read ahead: what comes
 * after a line is still on the network when TLS begins.
 */
final class ReplyStream extends InputStream {
    /** RFC 5321, 4.5.3.1.5: 512; some servers write more. */
    static final int LONGEST_LINE = 2_048;

    /** An honest EHLO has some twenty. */
    static final int MOST_LINES = 64;

    private final List<String> reply = new ArrayList<>();
    private InputStream source;
    private byte[] line = {};
    private int next;
    private boolean whole = true;

    ReplyStream(InputStream source) {
        this.source = source;
    }

    /** The lines of the reply that came last. */
    List<String> reply() {
        return List.copyOf(reply);
    }

    /** From here on replies come another way. */
    void continueOn(InputStream secured) {
        source = secured;
    }

    /** Whether nothing has come but what was read. */
    boolean isSilent() throws IOException {
        return next == line.length && source.available() == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (next == line.length) {
            line = readLine();
            next = 0;
        }
        if (line.length == 0) {
            return -1;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return line.length - next;
    }

    private byte[] readLine() throws IOException {
        byte[] read = new byte[LONGEST_LINE];
        int length = 0;
        for (int b = source.read(); b >= 0; b = source.read()) {
            if (length == LONGEST_LINE) {
                throw new Nonsense("a line of more than " + LONGEST_LINE + " bytes");
            }
            read[length++] = (byte) b;
            if (b == '\n') {
                break;
            }
        }
        keep(new String(read, 0, length, StandardCharsets.UTF_8).strip(), length);
        return Arrays.copyOf(read, length);
    }

    private void keep(String text, int length) throws Nonsense {
        if (length == 0) {
            return;
        }
        if (whole) {
            reply.clear();
        }
        if (reply.size() == MOST_LINES) {
            throw new Nonsense("an answer of more than " + MOST_LINES + " lines");
        }
        if (!text.matches("[2-5]\\d\\d([ -].*)?")) {
            throw new Nonsense(text);
        }
        reply.add(text);
        whole = text.length() < 4 || text.charAt(3) != '-';
    }

    /** What no server may say. */
    static final class Nonsense extends IOException {
        private static final long serialVersionUID = 1L;

        Nonsense(String what) {
            super(what);
        }
    }
}

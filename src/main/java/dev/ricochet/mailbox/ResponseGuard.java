package dev.ricochet.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the server sends, followed by IMAP's grammar of lines and literals, so that it ends before memory does: a library
 * that reads {@code {1900000000}} allocates that much at once.
 */
final class ResponseGuard extends FilterInputStream {
    /** Leading zeros included, no honest length has more digits. */
    private static final int TAIL = 32;

    /** The last bytes seen, literals included: that is where the library looks for a length, too. */
    private final byte[] tail = new byte[TAIL];

    private Allowance allowance = Allowance.TALK;
    private long total;
    private int line;
    private long literalLeft;
    private boolean broken;

    ResponseGuard(InputStream in) {
        super(in);
    }

    /** For the answer that comes next. */
    void allow(Allowance next) {
        allowance = next;
        total = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (broken) {
            throw new Nonsense("the server made no sense before");
        }
        int count = super.read(into, offset, length);
        if (count > 0) {
            follow(into, offset, offset + count);
        }
        return count;
    }

    private void follow(byte[] bytes, int from, int to) throws Nonsense {
        total += to - from;
        check(total <= allowance.bytes(), "an answer of more than " + allowance.bytes() + " bytes");
        for (int i = from; i < to; ) {
            i = literalLeft > 0 ? skip(bytes, i, to) : step(bytes, i);
        }
    }

    private int skip(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + literalLeft);
        literalLeft -= end - from;
        for (int i = Math.max(from, end - TAIL); i < end; i++) {
            remember(bytes[i]);
        }
        return end;
    }

    private int step(byte[] bytes, int at) throws Nonsense {
        remember(bytes[at]);
        line++;
        check(line <= allowance.line(), "a line of more than " + allowance.line() + " bytes");
        if (bytes[at] == '\n' && tail[TAIL - 2] == '\r') {
            line = 0;
            literalLeft = announced();
            check(literalLeft <= allowance.literal(), "a literal of " + literalLeft + " bytes");
        }
        return at + 1;
    }

    private void remember(byte next) {
        System.arraycopy(tail, 1, tail, 0, TAIL - 1);
        tail[TAIL - 1] = next;
    }

    /** The length that the line just ended announces with <code>{n}</code>; 0 where it announces none. */
    private long announced() throws Nonsense {
        int close = TAIL - 3;
        if (tail[close] != '}') {
            return 0;
        }
        long length = 0;
        long place = 1;
        for (int i = close - 1; i >= 0; i--) {
            if (tail[i] == '{') {
                check(tail[close - 1] != '+', "a literal in the form of a client");
                return length;
            }
            // {n+} is no literal to the library: to skip it as one would be to lose each other
            if (tail[i] == '+' && i == close - 1) {
                continue;
            }
            if (tail[i] < '0' || tail[i] > '9') {
                return 0;
            }
            check(place <= Integer.MAX_VALUE || tail[i] == '0', "a literal beyond every limit");
            length += (tail[i] - '0') * place;
            place = Math.min(place * 10, Long.MAX_VALUE / 100);
        }
        check(false, "a literal beyond every limit");
        return 0;
    }

    private void check(boolean sense, String otherwise) throws Nonsense {
        if (!sense) {
            broken = true;
            throw new Nonsense(otherwise);
        }
    }

    /** The server said what no server may say. */
    static final class Nonsense extends IOException {
        private static final long serialVersionUID = 1L;

        Nonsense(String what) {
            super(what);
        }
    }
}

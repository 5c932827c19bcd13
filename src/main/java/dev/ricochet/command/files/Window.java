package dev.ricochet.command.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a stream from a place on, as many as are asked for: what was passed is let go. */
final class Window {
    private static final int STEP = 1 << 16;

    private final InputStream in;
    private byte[] bytes;
    private int from;
    private int to;
    private long passed;
    private boolean ended;

    /** @param room for the beginning; more is taken when it is needed */
    Window(InputStream in, int room) {
        this.in = in;
        this.bytes = new byte[room];
    }

    /** Whether at least so many bytes follow. */
    boolean has(int count) throws IOException {
        while (to - from < count && !ended) {
            makeRoom();
            int read = in.read(bytes, to, bytes.length - to);
            ended = read < 0;
            to += Math.max(0, read);
        }
        return to - from >= count;
    }

    /** A byte that {@link #has} has answered for. */
    byte at(int index) {
        return bytes[from + index];
    }

    boolean isAt(int index, String ascii) throws IOException {
        if (!has(index + ascii.length())) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + index + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the line ends that begins here, its line feed included; or where so many bytes of it do. */
    int lineEnd(int index, int most) throws IOException {
        int at = index;
        while (at - index < most && has(at + 1)) {
            int last = (int) Math.min(to, (long) from + index + most);
            for (int i = from + at; i < last; i++) {
                if (bytes[i] == '\n') {
                    return i - from + 1;
                }
            }
            at = last - from;
        }
        return at;
    }

    byte[] copy(int begin, int end) {
        return Arrays.copyOfRange(bytes, from + begin, from + end);
    }

    /** At most so many of the bytes that follow. */
    byte[] front(int most) throws IOException {
        boolean all = has(most);
        return copy(0, all ? most : to - from);
    }

    void pass(int count) {
        from += count;
        passed += count;
    }

    /** How many bytes were passed. */
    long position() {
        return passed;
    }

    private void makeRoom() {
        if (to == bytes.length) {
            byte[] target =
                    to - from > bytes.length / 2 ? new byte[bytes.length + Math.max(STEP, bytes.length / 2)] : bytes;
            System.arraycopy(bytes, from, target, 0, to - from);
            bytes = target;
            to -= from;
            from = 0;
        }
    }
}

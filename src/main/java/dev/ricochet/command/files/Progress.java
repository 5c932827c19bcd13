package dev.ricochet.command.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells who waits how far it is: one line that is written over, after a while and then once a second. */
public final class Progress {
    /** For whoever does not look. */
    public static final Progress UNSEEN = new Progress(() -> 0, _ -> {});

    private static final long FIRST = 2_000_000_000L;
    private static final long NEXT = 1_000_000_000L;

    private final LongSupplier nanos;
    private final Consumer<String> line;
    private long due;
    private boolean shown;
    private long mails;
    private long bytes;
    private long file;
    private long fileSize;

    /**
     * @param nanos a clock that only goes on
     * @param line shows a text in place of the last; an empty one at the end
     */
    public Progress(LongSupplier nanos, Consumer<String> line) {
        this.nanos = nanos;
        this.line = line;
        this.due = nanos.getAsLong() + FIRST;
    }

    void begin(long size) {
        file = 0;
        fileSize = size;
    }

    void mail(String name) {
        mails++;
        long now = nanos.getAsLong();
        if (now - due >= 0) {
            due = now + NEXT;
            shown = true;
            String part = fileSize > 0 ? ", " + Math.min(100, 100 * file / fileSize) + " % of it" : "";
            line.accept(String.format(Locale.ROOT, "%,d mails, %,d MB: %s%s", mails, bytes >> 20, name, part));
        }
    }

    /** Takes the line away. */
    void end() {
        if (shown) {
            line.accept("");
            shown = false;
        }
    }

    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int at, int length) throws IOException {
                int count = super.read(target, at, length);
                file += Math.max(0, count);
                bytes += Math.max(0, count);
                return count;
            }
        };
    }
}

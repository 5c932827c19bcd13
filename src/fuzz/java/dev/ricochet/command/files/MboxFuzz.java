package dev.ricochet.command.files;

import static dev.ricochet.fuzz.Invariant.holds;
import static dev.ricochet.fuzz.Invariant.same;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Any bytes are an mbox: the same mails however they arrive, nothing between two of them lost, and little held. */
public final class MboxFuzz {
    private static final int MOST = 1 << 16;

    /** Small enough to cut a mail of a few hundred bytes. */
    private static final int NARROW = 100;

    /** A longer line of {@code From } parts nothing, and is read as the text that it is. */
    private static final int LONGEST = 1_000;

    /** What may be read ahead of the mails that were given: headers, a mail, and the room that grows by half. */
    private static final int MOST_AHEAD = 2 * (256 * 1024 + MOST);

    /** One mbox of so many is repeated until it is longer than that. */
    private static final int TURNS = 1_000;

    private static final String SEPARATOR = "From MAILER-DAEMON Mon Nov  2 10:00:00 2026\n";

    private MboxFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        List<String> mails = mails(new Arriving(data, data.length), MOST);
        int step = data.length == 0 ? 1 : 1 + (data[0] & 15);
        same(mails, mails(new Arriving(data, step), MOST), "mails of one stream in other pieces");
        String all = new String(data, ISO_8859_1);
        if (data.length < LONGEST && Mbox.begins(new Window(new Arriving(data, step), 16))) {
            same(text(all.replaceFirst("^\u00ef\u00bb\u00bf", "")), text(String.join("\n", mails)), "lines");
        }
        for (String mail : mails(new Arriving(data, step), NARROW)) {
            holds(mail.length() <= NARROW, "more than the longest mail");
        }
        quotedIsReadAsItWas(all.replace("\r", ""));
        if (Arrays.hashCode(data) % TURNS == 0 && data.length > 0) {
            Arriving again = new Arriving(data, 1 << 13, 9 * MOST_AHEAD / (8 * data.length));
            mails(again, MOST);
            holds(again.mostAhead <= MOST_AHEAD, "read ahead: " + again.mostAhead);
        }
    }

    /** The lines that are mail whoever reads them: in this order they stand in the mails as in the file. */
    private static List<String> text(String all) {
        return Stream.of(all.split("\n"))
                .map(line -> line.replace("\r", ""))
                .filter(line -> !line.isBlank() && !line.replaceFirst("^>+", "").startsWith(Mbox.BEGIN))
                .toList();
    }

    private static void quotedIsReadAsItWas(String data) throws IOException {
        if (data.toLowerCase(Locale.ROOT).contains("content-length")) {
            return; // a length of its own may end at a mail behind the next
        }
        List<String> mails = Stream.of(data.split("\0", -1))
                .map(text -> "Subject: x\n" + text + "\n")
                .toList();
        StringBuilder mbox = new StringBuilder();
        for (String mail : mails) {
            mbox.append(SEPARATOR)
                    .append(mail.replaceAll("(?md)^(>*From )", ">$1"))
                    .append('\n');
        }
        byte[] bytes = mbox.toString().getBytes(ISO_8859_1);
        same(mails, mails(new Arriving(bytes, bytes.length), MOST), "mails written and read");
    }

    private static List<String> mails(Arriving in, int most) throws IOException {
        Window window = new Window(in, 16);
        if (!Mbox.begins(window)) {
            return List.of(new String(window.front(most), ISO_8859_1));
        }
        Mbox mbox = new Mbox(window, most);
        List<String> mails = new ArrayList<>();
        for (Optional<byte[]> mail = mbox.next(); mail.isPresent(); mail = mbox.next()) {
            mails.add(new String(mail.get(), ISO_8859_1));
            in.given(window.position());
        }
        same(in.arrived, window.position(), "bytes that arrived and bytes that were passed");
        return mails;
    }

    /** A stream that gives so many bytes at a time, and says how far it was read ahead. */
    private static final class Arriving extends InputStream {
        private final byte[] data;
        private final int step;
        private final long size;
        private long arrived;
        private long mostAhead;

        Arriving(byte[] data, int step) {
            this(data, step, 1);
        }

        Arriving(byte[] data, int step, int times) {
            this.data = data;
            this.step = step;
            this.size = (long) data.length * times;
        }

        void given(long position) {
            mostAhead = Math.max(mostAhead, arrived - position);
        }

        @Override
        public int read() {
            return arrived == size ? -1 : data[(int) (arrived++ % data.length)] & 0xff;
        }

        @Override
        public int read(byte[] target, int at, int length) {
            if (arrived == size) {
                return -1;
            }
            int from = (int) (arrived % data.length);
            int count = Math.min(Math.min(length, step), data.length - from);
            System.arraycopy(data, from, target, at, count);
            arrived += count;
            return count;
        }
    }
}

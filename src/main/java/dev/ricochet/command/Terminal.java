package dev.ricochet.command;

import dev.ricochet.command.answer.Look;
import dev.ricochet.command.answer.Visible;
import dev.ricochet.command.files.Progress;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What standard output and standard error are connected to. */
final class Terminal {
    private static final String CLEAR = "\r\u001b[K";

    private Terminal() {}

    /** Standard output, which says when it takes no more. */
    static OutputStream answers() {
        return new BufferedOutputStream(new Told(), 1 << 16);
    }

    /** Whether whoever reads the answer may stop reading when it is enough: {@code | head}. */
    static boolean isAnswerPiped() {
        String target = target(1);
        return target.startsWith("pipe:") || target.startsWith("socket:");
    }

    /** Seen where standard error is a terminal and no answer is written between. */
    static Progress progress(boolean answersAtOnce) {
        return isTerminal(2) && !(answersAtOnce && isTerminal(1))
                ? new Progress(System::nanoTime, text -> {
                    System.err.print(CLEAR + Visible.text(text));
                    System.err.flush();
                })
                : Progress.UNSEEN;
    }

    /** How prose looks there: a file or a pipe gets the lines as they are. */
    static Look look(Colour colour) {
        boolean seen = isTerminal(1);
        return new Look(
                seen ? columns() : OptionalInt.empty(),
                switch (colour) {
                    case AUTO -> seen && !isSet("NO_COLOR") && !"dumb".equals(System.getenv("TERM"));
                    case ALWAYS -> true;
                    case NEVER -> false;
                });
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    // stty size: 24 80, or 0 0 where nobody knows
    private static OptionalInt columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(target(1)))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Stream.of(said.strip().split(" "))
                    .skip(1)
                    .filter(columns -> columns.matches("[1-9]\\d{1,4}"))
                    .mapToInt(Integer::parseInt)
                    .findFirst();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean isTerminal(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /** Empty where the system does not tell; Linux does. */
    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** A print stream keeps its troubles to itself unless it is asked. */
    private static final class Told extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            System.out.write(bytes, from, length);
            flush();
        }

        @Override
        public void flush() {
            if (System.out.checkError()) {
                throw new AnswerLost("the answer is not complete: standard output takes no more (is the disk full?)");
            }
        }
    }
}

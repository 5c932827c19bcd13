package dev.ricochet.understanding;

import dev.ricochet.message.Limits;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Our own mails, by server and by what happened. */
public final class Corpus {
    public static final Path ROOT = Path.of("src/test/resources/corpus");

    static final Understanding UNDERSTANDING =
            new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT));

    private Corpus() {}

    public static List<Path> mails() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Path mail) {
        try {
            return Files.readAllBytes(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same mail as an IMAP server gives it. */
    public static byte[] withCrlf(byte[] mail) {
        StringBuilder out = new StringBuilder();
        for (byte b : mail) {
            if (b == '\n') {
                out.append('\r');
            }
            out.append((char) (b & 0xff));
        }
        return out.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}

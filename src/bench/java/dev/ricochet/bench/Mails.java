package dev.ricochet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The mails of a directory, in memory. */
final class Mails {
    private Mails() {}

    static List<byte[]> in(Path directory) {
        List<byte[]> mails = new ArrayList<>();
        for (Path file : files(directory)) {
            try {
                mails.add(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(mails);
    }

    /** All that is no golden file. */
    static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> mails = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (mails.isEmpty()) {
                throw new IllegalArgumentException("no mail in " + directory);
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

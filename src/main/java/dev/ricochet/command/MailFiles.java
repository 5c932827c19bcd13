package dev.ricochet.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Mails in files: the files that are meant, and their bytes up to a size. */
final class MailFiles {
    static final String STANDARD_INPUT = "-";

    private final int most;
    private boolean allReadable = true;

    MailFiles(int most) {
        this.most = most;
    }

    /** A file, every file below a directory in sorted order, or standard input. */
    List<Path> below(String given, Consumer<String> complaints) throws IOException {
        Path path = Path.of(given);
        if (given.equals(STANDARD_INPUT) || !Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                complaints.accept(file + ": " + why.getMessage());
                allReadable = false;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException why) {
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
    }

    boolean allReadable() {
        return allReadable;
    }

    byte[] read(Path file) throws IOException {
        try (InputStream in = file.toString().equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }
}

package dev.ricochet.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The key that is made where nobody gave one: a file beside the embedded database, readable by its owner alone. */
record KeyFile(Path path) {
    static KeyFile in(Path dataDirectory) {
        return new KeyFile(dataDirectory.resolve("secrets.key"));
    }

    Optional<SealingKey> read() {
        try {
            return Files.exists(path) ? SealingKey.parse(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it beside and renames it, so that a start that was killed leaves no half of a key. */
    void make() {
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, SealingKey.random() + "\n", StandardOpenOption.SYNC);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.ricochet.account;

import dev.ricochet.vocabulary.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A secret as it is set: in the open, or in a file that {@code …-file} names. */
public final class SecretText {
    private static final int LONGEST = 64 * 1024;

    private SecretText() {}

    public static Optional<String> of(String property, Optional<String> inTheOpen, Optional<String> file) {
        if (inTheOpen.isPresent() && file.isPresent()) {
            throw new Misconfigured(property, "is set beside " + property + "-file: only one of them can be meant.");
        }
        return inTheOpen
                .or(() -> file.map(path -> contents(property + "-file", path)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String contents(String property, String path) {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(LONGEST);
            if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
                throw new Misconfigured(property, "names an empty file.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new Misconfigured(property, "must name a file that can be read.");
        }
    }
}

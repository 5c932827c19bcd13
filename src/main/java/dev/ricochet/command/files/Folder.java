package dev.ricochet.command.files;

import java.nio.file.Files;
import java.nio.file.Path;

/** Which entries of a directory may be mails, or hold some. */
enum Folder {
    PLAIN,
    /** With {@code cur}, {@code new} and {@code tmp}; what else lies in it is a server's own, or a folder below. */
    MAILDIR,
    /** One of the two directories in which a Maildir keeps mails. */
    OF_MAILDIR;

    static Folder of(Path directory) {
        if (isMaildir(directory)) {
            return MAILDIR;
        }
        return isOfMaildir(directory.resolve("mail")) ? OF_MAILDIR : PLAIN;
    }

    /** Whether a file lies in a Maildir: it is one mail then, whatever its first line. */
    static boolean isOfMaildir(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        return directory != null
                && (directory.endsWith("cur") || directory.endsWith("new"))
                && isMaildir(directory.resolveSibling(""));
    }

    private static boolean isMaildir(Path directory) {
        return Files.isDirectory(directory.resolve("cur")) && Files.isDirectory(directory.resolve("new"));
    }

    boolean holds(Path directory, Path name) {
        return switch (this) {
            case PLAIN -> true;
            case MAILDIR -> !name.endsWith("tmp") && Files.isDirectory(directory.resolve(name));
            case OF_MAILDIR -> !name.toString().startsWith(".");
        };
    }
}

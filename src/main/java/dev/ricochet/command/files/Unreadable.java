package dev.ricochet.command.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why something could not be read, in words. */
final class Unreadable {
    private Unreadable() {}

    static String sentence(Path path, IOException why) {
        return path + ": "
                + switch (why) {
                    case NoSuchFileException none when none.getReason() == null -> "is not there";
                    case NoSuchFileException none -> none.getReason();
                    case AccessDeniedException _ -> "may not be read";
                    case EOFException _ -> "ends in the middle of what was compressed";
                    default -> "cannot be read: " + why.getMessage();
                };
    }
}

package dev.ricochet.command.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What stands in a directory, in order and some at a time: of a folder with a million mails not all names are held. */
final class SortedNames {
    static final int MOST = 50_000;

    private SortedNames() {}

    /** The first ones behind a name; fewer than {@code most} when there are no more. */
    static List<Path> after(Optional<Path> last, Path directory, int most) throws IOException {
        TreeSet<Path> first = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (last.filter(known -> name.compareTo(known) <= 0).isEmpty()
                        && (first.size() < most || name.compareTo(first.last()) < 0)) {
                    first.add(name);
                    if (first.size() > most) {
                        first.removeLast();
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return List.copyOf(first);
    }
}

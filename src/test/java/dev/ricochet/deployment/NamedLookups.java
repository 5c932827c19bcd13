package dev.ricochet.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A list of what is looked up by name: three columns, and comments. */
record NamedLookups(List<List<String>> lines) {
    static NamedLookups read(String file) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/native", file))) {
            return new NamedLookups(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Stream.of(line.split("\\|", 3)).map(String::strip).toList())
                    .toList());
        }
    }

    List<String> column(int number) {
        return lines.stream().map(line -> line.get(number)).toList();
    }

    /** The first columns, as one word. */
    List<String> pairs() {
        return lines.stream().map(line -> line.get(0) + " " + line.get(1)).toList();
    }
}

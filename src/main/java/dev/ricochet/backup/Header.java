package dev.ricochet.backup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What stands at the beginning of a file.
 *
 * @param schema the last migration of the database that it was taken of
 * @param version of the program that wrote it
 */
record Header(String schema, String version, Instant taken) {
    /** The first line, so that a person who opens the file knows what it is. */
    private static final String FORM = "Ricochet backup, form 1";

    String text() {
        return FORM + "\nschema " + schema + "\nversion " + version + "\ntaken " + taken + "\n";
    }

    static Header parse(String text) throws BackupRefused {
        if (!text.startsWith(FORM + "\n")) {
            throw new BackupRefused("This is no backup that this version can read.");
        }
        Map<String, String> words = text.lines()
                .skip(1)
                .map(line -> line.split(" ", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, _) -> one, LinkedHashMap::new));
        String schema = words.getOrDefault("schema", "");
        if (!schema.matches("\\d{1,6}(\\.\\d{1,6}){0,3}")) {
            throw new BackupRefused("The backup does not say of which schema it is.");
        }
        return new Header(
                schema, words.getOrDefault("version", ""), Instant.parse(Objects.requireNonNull(words.get("taken"))));
    }
}

package dev.ricochet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** The marker in a data directory whose data has gone to another database, or is on its way: nobody starts on it again. */
public final class Departure {
    private static final String FILE = "moved";
    private static final String UNDER_WAY = "under way";
    private static final String DONE = "done";

    private final Path file;

    private Departure(Path file) {
        this.file = file;
    }

    static Departure from(Path dataDirectory) {
        return new Departure(dataDirectory.resolve(FILE));
    }

    public static Departure of(DatabaseConfig config) {
        return from(OwnDatabase.directory(config, System.getenv()));
    }

    /** Throws where there is one. */
    void refuse() throws DatabaseUnavailable {
        String text = text();
        if (text.contains(DONE)) {
            throw new DatabaseUnavailable("What was kept in " + file.getParent() + " was moved to another database ("
                    + place(text) + "): name that one by quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL).");
        }
        if (!text.isEmpty()) {
            throw new DatabaseUnavailable("What is kept in " + file.getParent()
                    + " was being moved to another database (" + place(text)
                    + "), and it is not known whether all of it arrived: run \"database move\" again.");
        }
    }

    /** The move that was begun before and has not ended, or a new one; from now on nobody starts here. */
    public UUID begin(DatabasePlace to) throws IOException {
        Optional<UUID> before = text().lines().skip(2).findFirst().map(UUID::fromString);
        UUID move = before.orElseGet(UUID::randomUUID);
        write(UNDER_WAY, to, move);
        return move;
    }

    public void end(DatabasePlace to, UUID move) throws IOException {
        write(DONE, to, move);
    }

    /** Nothing has left. */
    public void takeBack() throws IOException {
        boolean _ = Files.deleteIfExists(file);
        OwnerOnly.force(file.getParent());
    }

    private void write(String how, DatabasePlace to, UUID move) throws IOException {
        Path beside = file.resolveSibling(FILE + ".new");
        boolean _ = Files.deleteIfExists(beside);
        OwnerOnly.writeFile(beside, how + "\n" + to + "\n" + move + "\n");
        OwnerOnly.publish(beside, file);
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return UNDER_WAY;
        }
    }

    private static String place(String text) {
        return text.lines().skip(1).findFirst().orElse("unknown");
    }
}

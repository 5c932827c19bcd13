package dev.ricochet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The embedded database of a server that runs beside us, for a command that looks into it. It is neither started nor
 * stopped from here.
 */
public final class RunningDatabase {
    /** Line of {@code postmaster.pid} with the port, counted from 0. */
    private static final int PORT_LINE = 3;

    private RunningDatabase() {}

    /** Points the application to it; throws when none runs. */
    public static void attach(DatabaseConfig config) throws DatabaseUnavailable {
        find(config).publish();
        OwnDatabase.publish(OwnDatabase.directory(config, System.getenv()));
    }

    /** Throws when none runs. */
    public static DatabasePlace find(DatabaseConfig config) throws DatabaseUnavailable {
        Path directory = OwnDatabase.directory(config, System.getenv()).resolve("cluster");
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            if (lines.size() > PORT_LINE) {
                return new DatabasePlace(
                        Postmaster.url(Integer.parseInt(lines.get(PORT_LINE).strip())),
                        Optional.of(Cluster.USER),
                        Optional.of(Files.readString(directory.resolve(Cluster.PASSWORD_FILE))
                                .strip()));
            }
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseUnavailable(notRunning(directory), e);
        }
        throw new DatabaseUnavailable(notRunning(directory));
    }

    private static String notRunning(Path directory) {
        return "No embedded database runs in " + directory
                + ": start Ricochet first, or give ricochet.data-dir (RICOCHET_DATA_DIR) as it was given there.";
    }
}

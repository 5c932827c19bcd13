package dev.ricochet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        Path dataDirectory = OwnDatabase.directory(config, System.getenv());
        Path directory = dataDirectory.resolve("cluster");
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            if (lines.size() > PORT_LINE) {
                OwnDatabase.publish(
                        Postmaster.url(Integer.parseInt(lines.get(PORT_LINE).strip())),
                        Cluster.USER,
                        Files.readString(directory.resolve(Cluster.PASSWORD_FILE))
                                .strip());
                OwnDatabase.publish(dataDirectory);
                return;
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

package dev.ricochet.database;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that starts the embedded database, commits one number after the other and prints each that is committed,
 * until somebody kills it.
 */
final class Killed {
    private Killed() {}

    public static void main(String... args) throws Exception {
        EmbeddedPostgres database = EmbeddedPostgres.start(
                Path.of(args[0]), () -> Runtime.getRuntime().halt(3));
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists number (n bigserial primary key)");
            }
            while (true) {
                try (PreparedStatement insert =
                                connection.prepareStatement("insert into number default values returning n");
                        ResultSet row = insert.executeQuery()) {
                    row.next();
                    System.out.println(row.getLong(1));
                }
            }
        }
    }

    static Process start(Path directory) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Lets it commit so many, and kills it in the middle of the next ones. */
    static void afterCommits(Process process, int commits, List<Long> committed) throws Exception {
        try (BufferedReader lines = process.inputReader()) {
            for (int seen = 0; seen < commits; seen++) {
                committed.add(Long.parseLong(lines.readLine()));
            }
            // through its handle, which leaves what it has said to be read
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                committed.add(Long.parseLong(line));
            }
        }
        process.waitFor(10, TimeUnit.SECONDS);
    }
}

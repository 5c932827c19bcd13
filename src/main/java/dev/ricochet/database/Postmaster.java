package dev.ricochet.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/** One running server process, from its start to its end. */
final class Postmaster {
    private static final Logger log = Logger.getLogger("dev.ricochet.postgresql");

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            // reachable by a password from this machine only, and by no file in a place that others write to
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            // what was committed is kept, whatever happens to the machine
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            // one application, a pool of a dozen
            Map.entry("max_connections", "40"),
            Map.entry("shared_buffers", "32MB"),
            Map.entry("max_wal_size", "256MB"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // errors reach us as exceptions; here they would be repeated with the values of rows in them
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_line_prefix", ""));

    private final Process process;
    private final Cluster cluster;
    private final int port;
    private final LastWords words = new LastWords();

    private Postmaster(Process process, Cluster cluster, int port) {
        this.process = process;
        this.cluster = cluster;
        this.port = port;
        Thread.ofPlatform().daemon().name("postgresql-log").start(this::listen);
    }

    static Postmaster start(Binaries binaries, Cluster cluster, int port) throws IOException, DatabaseUnavailable {
        List<String> arguments =
                new ArrayList<>(List.of("-D", cluster.directory().toString(), "-c", "port=" + port));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return new Postmaster(Program.of(binaries.postgres(), arguments).start(), cluster, port);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.USER;
    }

    /** Waits for the end of its recovery, then shows that it keeps what it is given. */
    void awaitReady(Duration longest) throws DatabaseUnavailable, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                log.infof(
                        "PostgreSQL %s keeps its data in %s (%s)",
                        Durability.version(connection), cluster, Durability.shown(connection));
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new DatabaseUnavailable("The embedded PostgreSQL did not start: " + words, e);
                }
                if (System.nanoTime() - end > 0) {
                    throw new DatabaseUnavailable(
                            "The embedded PostgreSQL was not ready within " + longest.toSeconds() + " seconds: "
                                    + words,
                            e);
                }
            }
            Thread.sleep(25);
        }
    }

    private Connection connect() throws SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(url(port));
        server.setUser(Cluster.USER);
        server.setPassword(cluster.password());
        server.setConnectTimeout(2);
        server.setSocketTimeout(5);
        return server.getConnection();
    }

    // Read to its end: a full pipe would stop the server.
    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                words.add(line);
                log.debug(line);
            });
        } catch (IOException | UncheckedIOException e) {
            log.debug("the server's log ended", e);
        }
    }
}

package dev.ricochet.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL of our own in a directory of our own, for one process. It survives every kill: of this process, of
 * the server, of both, and of its own first start.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = Logger.getLogger(EmbeddedPostgres.class);

    /** Recovery after a crash reads at most the write-ahead log; a slow volume takes its time for that. */
    private static final Duration FIRST_START = Duration.ofMinutes(5);

    /** An earlier life of the application may not have let go of the directory yet. */
    private static final Duration UNLOCK = Duration.ofSeconds(10);

    /** When the server dies alone: ready again by then, or the process ends. */
    private static final Duration RESTART = Duration.ofSeconds(25);

    private static final Duration BETWEEN_STARTS = Duration.ofMillis(500);

    private final DirectoryLock lock;
    private final Binaries binaries;
    private final Cluster cluster;
    private final Signals signals;
    private final int port;
    private final Runnable whenLost;
    private final Duration patience;
    private final Object turn = new Object();
    private Postmaster postmaster;
    private boolean closed;

    private EmbeddedPostgres(
            DirectoryLock lock, Binaries binaries, Cluster cluster, Runnable whenLost, Duration patience)
            throws IOException, DatabaseUnavailable {
        this.lock = lock;
        this.binaries = binaries;
        this.cluster = cluster;
        this.whenLost = whenLost;
        this.patience = patience;
        this.signals = new Signals(binaries);
        this.port = freePort();
        this.postmaster = Postmaster.start(binaries, cluster, port);
    }

    /**
     * Ready when it returns.
     *
     * @param whenLost called when the server died and does not come back
     */
    public static EmbeddedPostgres start(Path dataDirectory, Runnable whenLost)
            throws DatabaseUnavailable, InterruptedException {
        return start(dataDirectory, whenLost, RESTART);
    }

    /** With another patience for a server that died. */
    static EmbeddedPostgres start(Path dataDirectory, Runnable whenLost, Duration patience)
            throws DatabaseUnavailable, InterruptedException {
        try {
            OwnerOnly.createDirectories(dataDirectory);
            Files.setPosixFilePermissions(dataDirectory, OwnerOnly.DIRECTORY);
            DirectoryLock lock = DirectoryLock.take(dataDirectory, UNLOCK);
            try {
                EmbeddedPostgres database = start(lock, dataDirectory.toRealPath(), whenLost, patience);
                Thread.ofPlatform().daemon().name("postgresql-watch").start(database::watch);
                return database;
            } catch (IOException | DatabaseUnavailable | InterruptedException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The embedded database cannot use its directory " + dataDirectory + ": " + e, e);
        }
    }

    private static EmbeddedPostgres start(DirectoryLock lock, Path directory, Runnable whenLost, Duration patience)
            throws IOException, DatabaseUnavailable, InterruptedException {
        Binaries binaries = Binaries.in(directory.resolve("postgresql"), Platform.current());
        Cluster cluster = Cluster.in(directory, binaries);
        Orphan.stop(cluster, binaries, new Signals(binaries));
        EmbeddedPostgres database = new EmbeddedPostgres(lock, binaries, cluster, whenLost, patience);
        try {
            database.postmaster.awaitReady(FIRST_START);
            return database;
        } catch (DatabaseUnavailable | InterruptedException e) {
            database.signals.stop(database.postmaster.handle());
            throw e;
        }
    }

    /** The same for as long as it is open, whatever happens to the server. */
    public String url() {
        return Postmaster.url(port);
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return cluster.password();
    }

    /** Where the data is: the volume that must not fill up. */
    public Path directory() {
        return cluster.directory();
    }

    /** The server's process, for whoever wants to look at it. */
    ProcessHandle process() {
        synchronized (turn) {
            return postmaster.handle();
        }
    }

    /** Stops the server in order and lets go of the directory. */
    @Override
    public void close() {
        synchronized (turn) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                signals.stop(postmaster.handle());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                unlock();
            }
        }
    }

    private void unlock() {
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("the lock goes with the process", e);
        }
    }

    private void watch() {
        try {
            while (true) {
                process().onExit().join();
                synchronized (turn) {
                    if (closed) {
                        return;
                    }
                    log.error("The embedded PostgreSQL died; it is started again");
                    restart();
                }
            }
        } catch (DatabaseUnavailable | IOException e) {
            log.error("The embedded PostgreSQL does not come back: " + e.getMessage());
            whenLost.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A dead postmaster's children may still hold its memory for a moment: a start is refused until they have gone.
    private void restart() throws DatabaseUnavailable, IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            postmaster = Postmaster.start(binaries, cluster, port);
            try {
                postmaster.awaitReady(Duration.ofNanos(end - System.nanoTime()));
                return;
            } catch (DatabaseUnavailable e) {
                if (System.nanoTime() + BETWEEN_STARTS.toNanos() - end > 0) {
                    throw e;
                }
                Thread.sleep(BETWEEN_STARTS);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.ricochet.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Held as long as this process uses the data directory, and let go by the kernel when it dies. With it, a PostgreSQL
 * found running there is an orphan; without it, it is somebody's.
 */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits a little: whoever restarts us may do so before the last one is quite gone. */
    static DirectoryLock take(Path dataDirectory, Duration patience)
            throws IOException, DatabaseUnavailable, InterruptedException {
        FileChannel channel = FileChannel.open(
                dataDirectory.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OwnerOnly.FILE));
        long end = System.nanoTime() + patience.toNanos();
        while (tryLock(channel) == null) {
            if (System.nanoTime() - end > 0) {
                channel.close();
                throw new DatabaseUnavailable("Another Ricochet is running on " + dataDirectory
                        + ": stop it, or give this one a ricochet.data-dir (RICOCHET_DATA_DIR) of its own.");
            }
            Thread.sleep(100);
        }
        return new DirectoryLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // an earlier life of the application in this very process, as when code is reloaded
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

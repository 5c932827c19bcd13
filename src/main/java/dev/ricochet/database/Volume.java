package dev.ricochet.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/** How full the volume of our own database is: who reads more than it can keep stops everything. */
public final class Volume {
    private static final double ALL = 1.0;

    /** Between 0 and 1; 1 when the database is not ours to watch. */
    @Produces
    @Singleton
    @Named("database.free-share")
    DoubleSupplier freeShare() {
        return () -> {
            String directory = System.getProperty(OwnDatabase.DIRECTORY);
            return directory == null ? ALL : freeShareOf(Path.of(directory));
        };
    }

    /** Of the volume of our own database, wherever it was put. */
    public static double freeShareOf(DatabaseConfig config) {
        return freeShareOf(OwnDatabase.directory(config, System.getenv()));
    }

    static double freeShareOf(Path directory) {
        try {
            FileStore volume = Files.getFileStore(directory);
            long total = volume.getTotalSpace();
            return total <= 0 ? ALL : (double) volume.getUsableSpace() / total;
        } catch (IOException e) {
            // whoever writes next to it will hear why; here nothing is known
            return ALL;
        }
    }
}

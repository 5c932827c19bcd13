package dev.ricochet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The directory in which PostgreSQL keeps everything, and the password that opens it. */
record Cluster(Path directory, String password) {
    /** The only role, and its database. */
    static final String USER = "postgres";

    private static final Logger log = Logger.getLogger(Cluster.class);

    private static final String MAJOR = "18";
    static final String PASSWORD_FILE = "ricochet.password";
    private static final String UNFINISHED = "initialising-";
    private static final Duration LONGEST_INITDB = Duration.ofMinutes(5);

    /** Finds it, or makes it. It is made beside and renamed, so that a start that was killed leaves no half of one. */
    static Cluster in(Path dataDirectory, Binaries binaries)
            throws IOException, DatabaseUnavailable, InterruptedException {
        removeUnfinished(dataDirectory);
        Path place = dataDirectory.resolve("cluster");
        if (!Files.exists(place)) {
            initialise(dataDirectory, place, binaries);
        }
        OwnerOnly.restore(place);
        String version = Files.readString(place.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new DatabaseUnavailable(
                    "The database in " + place + " is of PostgreSQL " + version
                            + ", and this Ricochet brings PostgreSQL " + MAJOR
                            + ": move the data with that version's pg_dump, or give ricochet.data-dir (RICOCHET_DATA_DIR) another directory.");
        }
        return new Cluster(
                place.toRealPath(),
                Files.readString(place.resolve(PASSWORD_FILE)).strip());
    }

    Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    private static void initialise(Path dataDirectory, Path place, Binaries binaries)
            throws IOException, DatabaseUnavailable, InterruptedException {
        String password = freshPassword();
        // A directory of its own for each try: an initdb whose Ricochet was killed may still be writing into the last.
        Path workshop = Files.createTempDirectory(dataDirectory, UNFINISHED);
        Path passwordFile = workshop.resolve(PASSWORD_FILE);
        Path made = workshop.resolve("cluster");
        OwnerOnly.writeFile(passwordFile, password);
        Program.run(
                binaries.initdb(),
                List.of(
                        "--pgdata=" + made,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth-host=scram-sha-256",
                        "--auth-local=reject",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions"),
                LONGEST_INITDB);
        Files.move(passwordFile, made.resolve(PASSWORD_FILE));
        OwnerOnly.publish(made, place);
        OwnerOnly.delete(workshop);
    }

    private static String freshPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void removeUnfinished(Path dataDirectory) throws IOException {
        try (Stream<Path> all = Files.list(dataDirectory)) {
            for (Path left : all.filter(path -> path.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                removeIfNobodyWrites(left);
            }
        }
    }

    // An initdb that outlived its Ricochet still writes or clears up there; the next start finds it still.
    private static void removeIfNobodyWrites(Path left) {
        try {
            OwnerOnly.delete(left);
        } catch (IOException e) {
            log.debugf(
                    "%s is left for the next start: %s",
                    left.getFileName(), e.getClass().getSimpleName());
        }
    }

    /** Prints no password. */
    @Override
    public String toString() {
        return directory.toString();
    }
}

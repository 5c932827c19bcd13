package dev.ricochet.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A postmaster that outlived the Ricochet which started it. */
final class Orphan {
    private static final Logger log = Logger.getLogger(Orphan.class);

    private Orphan() {}

    /** Stops it, when it is proven to be ours; a number that is nobody's or another program's is only removed. */
    static void stop(Cluster cluster, Binaries binaries, Signals signals)
            throws IOException, DatabaseUnavailable, InterruptedException {
        Optional<ProcessHandle> postmaster = named(cluster.pidFile()).filter(named -> serves(named, cluster));
        if (postmaster.isPresent()) {
            if (!program(postmaster.get()).startsWith(binaries.parent())) {
                throw new DatabaseUnavailable("A PostgreSQL that was not started by Ricochet (process "
                        + postmaster.get().pid() + ") runs on " + cluster + ": stop it first.");
            }
            log.info("A PostgreSQL of an earlier Ricochet still runs here: it is stopped first");
            signals.stop(postmaster.get());
        }
        boolean _ = Files.deleteIfExists(cluster.pidFile());
    }

    private static Optional<ProcessHandle> named(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readString(pidFile)
                .lines()
                .findFirst()
                .filter(line -> line.matches("\\d{1,9}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    // In a fresh PID namespace the old number may belong to anybody, a thread of our own among them.
    private static boolean serves(ProcessHandle process, Cluster cluster) {
        try {
            List<String> line = Arrays.asList(
                    new String(Files.readAllBytes(in(process, "cmdline")), StandardCharsets.UTF_8).split("\0"));
            int flag = line.indexOf("-D");
            return program(process).getFileName().toString().startsWith("postgres")
                    && flag >= 0
                    && flag + 1 < line.size()
                    && Path.of(line.get(flag + 1)).equals(cluster.directory());
        } catch (IOException e) {
            return false;
        }
    }

    // "… (deleted)" when the programs were unpacked anew since
    private static Path program(ProcessHandle process) throws IOException {
        return Files.readSymbolicLink(in(process, "exe"));
    }

    private static Path in(ProcessHandle process, String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }
}

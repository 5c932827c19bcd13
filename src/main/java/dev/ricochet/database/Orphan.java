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

    /** Stops it, when it is proven to be ours; else its number is only what an old container left behind. */
    static void stop(Cluster cluster, Binaries binaries, Signals signals) throws IOException, InterruptedException {
        Optional<ProcessHandle> named = named(cluster.pidFile());
        if (named.isPresent() && isOurs(named.get().pid(), cluster, binaries)) {
            log.info("A PostgreSQL of an earlier Ricochet still runs here: it is stopped first");
            signals.stop(named.get());
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
    private static boolean isOurs(long pid, Cluster cluster, Binaries binaries) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            // "… (deleted)" when the programs were unpacked anew since
            Path program = Files.readSymbolicLink(process.resolve("exe"));
            List<String> line = Arrays.asList(
                    new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).split("\0"));
            int flag = line.indexOf("-D");
            return program.startsWith(binaries.parent())
                    && program.getFileName().toString().startsWith("postgres")
                    && flag >= 0
                    && flag + 1 < line.size()
                    && Path.of(line.get(flag + 1)).equals(cluster.directory());
        } catch (IOException e) {
            return false;
        }
    }
}

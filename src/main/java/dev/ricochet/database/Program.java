package dev.ricochet.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of PostgreSQL as we call it: an environment of its own, in sessions of their own, never as root. */
final class Program {
    private Program() {}

    /** Not yet started. Its words come in one stream. */
    static ProcessBuilder of(Path program, List<String> arguments) throws DatabaseUnavailable {
        List<String> line = new ArrayList<>();
        // Ctrl+C goes to the whole group of the terminal: the database would be gone before we are done with it.
        onPath("setsid").ifPresent(line::add);
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace without a mapping it is nobody, and still may
            // read and write what is root's.
            line.add(
                    onPath("unshare")
                            .orElseThrow(
                                    () -> new DatabaseUnavailable(
                                            "PostgreSQL does not run as root and unshare is not installed: run Ricochet as another user.")));
            line.add("-U");
        }
        line.add(program.toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /** Runs to its end, or not at all. */
    static void run(Path program, List<String> arguments, Duration longest)
            throws DatabaseUnavailable, IOException, InterruptedException {
        Process process = of(program, arguments).start();
        LastWords words = new LastWords();
        Thread reader = Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(words::add);
            } catch (IOException | java.io.UncheckedIOException e) {
                words.add(String.valueOf(e.getMessage()));
            }
        });
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseUnavailable(program.getFileName() + " of PostgreSQL took longer than "
                        + longest.toSeconds() + " seconds: " + words);
            }
            reader.join(Duration.ofSeconds(1));
            if (process.exitValue() != 0) {
                throw new DatabaseUnavailable(program.getFileName() + " of PostgreSQL failed: " + words);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isRoot() throws DatabaseUnavailable {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new DatabaseUnavailable("/proc cannot be read, and the embedded database needs it.", e);
        }
    }

    private static Optional<String> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}

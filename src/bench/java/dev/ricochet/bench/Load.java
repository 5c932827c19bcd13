package dev.ricochet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code explain --json} of the packaged application on many mails, as a whole process with its start and its
 * files, beside a process that passes over the same files barely.
 */
final class Load {
    private static final int MAILS = 20_000;
    private static final int ROUNDS = 3;

    private Load() {}

    /** With {@code bare} and a directory as arguments it is the other process. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            barely(Path.of(arguments[1]));
            return;
        }
        Path application = Path.of("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new IllegalStateException("first: ./mvnw -DskipTests package");
        }
        Path directory = Files.createTempDirectory("mails");
        try {
            copies(Path.of(System.getProperty("bench.mails")), directory);
            List<String> bare = List.of(
                    "-cp", System.getProperty("java.class.path"), Load.class.getName(), "bare", directory.toString());
            List<String> explain = List.of("-jar", application.toString(), "explain", "--json", directory.toString());
            for (int round = 0; round < ROUNDS; round++) {
                Cost barely = cost(bare);
                Cost explained = cost(explain);
                System.out.printf(
                        Locale.ROOT,
                        "%d mails: a bare pass %.2f s (%.2f s of CPU), explain --json %.2f s (%.2f s of CPU, %.2f ×), %.0f mails/s%n",
                        MAILS,
                        barely.seconds(),
                        barely.ofCpu(),
                        explained.seconds(),
                        explained.ofCpu(),
                        explained.ofCpu() / barely.ofCpu(),
                        MAILS / explained.seconds());
            }
        } finally {
            delete(directory);
        }
    }

    private static void barely(Path directory) throws IOException {
        BarePass pass = new BarePass();
        long met = 0;
        for (Path file : Mails.files(directory)) {
            met += pass.over(Files.readAllBytes(file));
        }
        System.out.println(met);
    }

    private static void copies(Path mails, Path directory) throws IOException {
        List<Path> files = Mails.files(mails);
        for (int i = 0; i < MAILS; i++) {
            Files.copy(files.get(i % files.size()), directory.resolve("%05d.eml".formatted(i)));
        }
    }

    /** Of a whole process. */
    private record Cost(double seconds, double ofCpu) {}

    private static Cost cost(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.command().addAll(command);
        long start = System.nanoTime();
        Process running = process.start();
        Duration cpu = Duration.ZERO;
        while (!running.waitFor(10, TimeUnit.MILLISECONDS)) {
            cpu = running.info().totalCpuDuration().orElse(cpu);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (running.exitValue() != 0) {
            throw new IllegalStateException("ended with " + running.exitValue());
        }
        return new Cost(seconds, cpu.toNanos() / 1e9);
    }

    private static void delete(Path directory) throws IOException {
        for (Path file : Mails.files(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}

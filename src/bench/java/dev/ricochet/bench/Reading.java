package dev.ricochet.bench;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ReadingBenchmark} on one core and prints what a mail costs, in time, bytes and bare passes. */
final class Reading {
    private Reading() {}

    public static void main(String... arguments) throws RunnerException, CommandLineOptionException {
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .include(ReadingBenchmark.class.getSimpleName())
                .param("mails", System.getProperty("bench.mails"))
                .addProfiler(GCProfiler.class)
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, RunResult> byName = new TreeMap<>();
        results.forEach(result -> byName.put(result.getPrimaryResult().getLabel(), result));
        RunResult bare = byName.get("barePass");
        System.out.printf("%n%-16s %12s %12s %12s%n", "a mail", "µs", "kB", "bare passes");
        byName.forEach((name, result) -> System.out.printf(
                "%-16s %12.1f %12.1f %12s%n",
                name,
                time(result) / 1e3,
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024,
                bare == null ? "" : "%.2f".formatted(time(result) / time(bare))));
    }

    private static double time(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}

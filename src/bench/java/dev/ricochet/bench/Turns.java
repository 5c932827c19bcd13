package dev.ricochet.bench;

import com.sun.management.ThreadMXBean;
import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Bytes to verdicts and a bare pass over the same bytes, turn by turn, by the time that the processor spent on each: what
 * {@link ReadingBenchmark} measures, on a machine that has other work to do.
 */
final class Turns {
    private static final int WARM = 10;
    private static final int ROUNDS = 40;
    private static final long TURN = 100_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<byte[]> mails = Mails.in(Path.of(System.getProperty("bench.mails")));
    private final double[] barely = new double[ROUNDS];
    private final double[] understood = new double[ROUNDS];
    private final double[] ratios = new double[ROUNDS];
    private volatile int met;

    public static void main(String... arguments) {
        new Turns().run();
    }

    private void run() {
        BarePass bare = new BarePass();
        Understanding understanding =
                new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT));
        for (int round = -WARM; round < ROUNDS; round++) {
            int at = Math.max(0, round);
            barely[at] = turn(mail -> met += bare.over(mail));
            understood[at] =
                    turn(mail -> met += understanding.of(mail).verdicts().size());
            ratios[at] = understood[at] / barely[at];
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        mails.forEach(understanding::of);
        double allocated = (threads.getCurrentThreadAllocatedBytes() - before) / 1024.0 / mails.size();
        print("bare pass", barely);
        print("understanding", understood);
        print("ratio of each round", ratios);
        System.out.printf(Locale.ROOT, "%-20s %8.1f kB%n", "allocated a mail", allocated);
    }

    /** Microseconds of CPU a mail. */
    private double turn(Consumer<byte[]> pass) {
        long begin = threads.getCurrentThreadCpuTime();
        long read = 0;
        while (threads.getCurrentThreadCpuTime() - begin < TURN) {
            mails.forEach(pass);
            read += mails.size();
        }
        return (threads.getCurrentThreadCpuTime() - begin) / 1e3 / read;
    }

    private static void print(String what, double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-20s %8.2f least %8.2f median %8.2f most%n",
                what,
                sorted[0],
                sorted[ROUNDS / 2],
                sorted[ROUNDS - 1]);
    }
}

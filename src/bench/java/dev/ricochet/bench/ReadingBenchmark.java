package dev.ricochet.bench;

import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.vocabulary.Fingerprint;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Bytes to verdicts, one mail after the other, beside a bare pass over the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgs = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class ReadingBenchmark {
    @Param("src/test/resources/corpus")
    String mails = "";

    private final BarePass bare = new BarePass();
    private final Understanding understanding =
            new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT));
    private List<byte[]> all = List.of();
    private int next;

    @Setup
    public void load() {
        all = Mails.in(Path.of(mails));
    }

    @Benchmark
    public int barePass() {
        return bare.over(mail());
    }

    @Benchmark
    public Understood understanding() {
        return understanding.of(mail());
    }

    @Benchmark
    public Fingerprint fingerprint() {
        return understanding.fingerprint(mail());
    }

    private byte[] mail() {
        next = next + 1 < all.size() ? next + 1 : 0;
        return all.get(next);
    }
}

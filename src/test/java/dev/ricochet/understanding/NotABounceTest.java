package dev.ricochet.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that look like a bounce and are none: each a trap of its own. */
class NotABounceTest {
    static List<Path> traps() {
        return Corpus.mails().stream()
                .filter(mail -> mail.getParent().endsWith("not-a-bounce"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traps")
    void tells_of_nobody(Path mail) {
        assertThat(Corpus.UNDERSTANDING.of(Corpus.bytes(mail)).verdicts())
                .noneMatch(verdict -> verdict instanceof Verdict.Bounce);
    }

    @Test
    void knows_more_than_a_hundred_traps() {
        assertThat(traps()).hasSizeGreaterThan(100);
    }
}

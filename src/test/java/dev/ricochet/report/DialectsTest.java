package dev.ricochet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.message.MimeReader;
import dev.ricochet.report.dialect.Dialects;
import dev.ricochet.understanding.Corpus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DialectsTest {
    static List<Path> corpus() {
        return Corpus.mails();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void at_most_one_dialect_speaks_in_a_mail(Path mail) {
        Notice notice = Notice.in(new MimeReader().read(Corpus.bytes(mail)));
        assertThat(Dialects.ALL.stream()
                        .filter(dialect -> dialect.speaks(notice))
                        .map(Dialect::name))
                .hasSizeLessThan(2);
    }

    @Test
    void every_dialect_speaks_in_a_mail_of_our_own() {
        List<String> spoken = Corpus.mails().stream()
                .map(mail -> Notice.in(new MimeReader().read(Corpus.bytes(mail))))
                .flatMap(notice -> Dialects.ALL.stream().filter(dialect -> dialect.speaks(notice)))
                .map(Dialect::name)
                .distinct()
                .toList();
        assertThat(spoken).containsAll(Dialects.ALL.stream().map(Dialect::name).toList());
    }
}

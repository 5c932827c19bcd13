package dev.ricochet.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.verdict.RuleBook.Match;
import dev.ricochet.vocabulary.EnhancedStatus;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The layer of codes below the words holds all that the registry and the RFCs name. */
class RegistryTest {
    private static final RuleBook BOOK = RuleBook.builtIn();

    /** Beside a code that alone tells nothing. */
    private static final String NOTHING = "-";

    @Test
    void every_registered_status_means_what_is_written_beside_it() throws IOException {
        assertThat(Lines.of("/registry/enhanced-status-codes.txt")).hasSize(81).allSatisfy(line -> {
            String code = field(line, 0);
            if (!field(line, 1).equals(NOTHING)) {
                assertThat(words(Judged.line("(status " + code.replace('X', '5') + ") sorry")))
                        .as(line)
                        .isEqualTo(field(line, 1));
            }
        });
    }

    @Test
    void every_registered_status_is_named_by_a_rule_and_not_only_its_subject() throws IOException {
        for (String line : Lines.of("/registry/enhanced-status-codes.txt")) {
            EnhancedStatus status =
                    EnhancedStatus.in(field(line, 0).replace('X', '5')).orElseThrow();
            Optional<Match> match = BOOK.match(Example.statement("(status " + status + ") sorry"));
            assertThat(match.orElseThrow().rule().codes().statuses())
                    .as(line)
                    .anySatisfy(form -> assertThat(form.names(status)
                                    && (field(line, 1).equals(NOTHING) || form.subject() >= 0 && form.first() >= 0))
                            .isTrue());
        }
    }

    @Test
    void every_reply_that_refuses_means_what_is_written_beside_it() throws IOException {
        assertThat(Lines.of("/registry/replies.txt"))
                .hasSize(30)
                .allSatisfy(line -> assertThat(words(Judged.line(field(line, 0) + " sorry")))
                        .as(line)
                        .isEqualTo(field(line, 1)));
    }

    @Test
    void whatever_code_nobody_registered_is_soft() {
        for (int subject = 0; subject < 10; subject++) {
            for (int detail = 900; detail < 1000; detail++) {
                assertThat(words(Judged.line("(status 5." + subject + "." + detail + ") sorry")))
                        .startsWith("SOFT");
            }
        }
    }

    @Test
    void no_code_of_policy_is_hard() {
        for (int detail = 0; detail < 1000; detail++) {
            assertThat(words(Judged.line("550 5.7." + detail + " sorry"))).startsWith("SOFT");
        }
    }

    private static String field(String line, int number) {
        return line.split("\\|", -1)[number].strip();
    }

    private static String words(Verdict.Bounce bounce) {
        return bounce.hardness() + " " + bounce.reason();
    }
}

package dev.ricochet.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ricochet.vocabulary.Misconfigured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnRulesTest {
    private static final String GOOD = """
            # what our partner says
            - id: our-own
              says:
                - 'gone to the moon'
              reason: NO_SUCH_USER
              source: 'a letter from our partner'
              examples:
                - '550 5.1.1 Bob has gone to the moon'
            """;

    @TempDir
    private Path directory;

    @Test
    void are_tried_before_the_built_in_ones() throws IOException {
        OwnRules rules = written(GOOD);
        assertThat(rules.wrong()).isEmpty();
        assertThat(rules.count()).isEqualTo(1);
        assertThat(rules.book().cards().getFirst().id()).isEqualTo("our-own");
        assertThat(matched(rules.book(), "552 5.2.2 mailbox full: gone to the moon"))
                .isEqualTo("our-own");
        assertThat(matched(rules.book(), "552 5.2.2 mailbox full")).isNotEqualTo("our-own");
    }

    @ParameterizedTest
    @CsvSource({"reply: 5xx, false", "status: 5.7.1, false", "'status: [5.1.1, 5.2.0]', false", "status: X.1.*, true"})
    void are_hard_by_codes_alone_only_where_these_speak_of_an_address(String codes, boolean good) throws IOException {
        String text = GOOD.replace("says:\n    - 'gone to the moon'", codes);
        assertThat(written(text).wrong().stream()
                        .noneMatch(finding -> finding.what().contains("codes alone")))
                .isEqualTo(good);
        assertThat(written(text.replace("  source:", "  hardness: SOFT\n  source:"))
                        .wrong())
                .noneMatch(finding -> finding.what().contains("codes alone"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "5 | reason: NO_SUCH_USER | reason: GONE | 'GONE' is no reason",
                "5 | reason: NO_SUCH_USER | reason: | no reason",
                "2 | id: our-own | id: | no id",
                "2 | id: our-own | id: not-known | not-known: another rule has this id (fallback.yaml",
                "5 | reason: NO_SUCH_USER | reasons: NO_SUCH_USER | 'reasons' is none of [at, by, examples",
                "5 | reason: NO_SUCH_USER | hardness: MAYBE | 'MAYBE' is neither HARD nor SOFT",
                "5 | reason: NO_SUCH_USER | reason: [SPAM, VIRUS] | 'reason' has one value",
                "5 | reason: NO_SUCH_USER | when: '(' | the pattern does not compile",
                "5 | reason: NO_SUCH_USER | status: '9.1.1' | not a form of status codes: 9.1.1",
                "5 | reason: NO_SUCH_USER | reply: '55' | not a form of reply codes: 55",
                "5 | reason: NO_SUCH_USER | by: say: no | put this between single quotes",
                "3 | - 'gone to the moon' | - 'go' | a phrase begins with at least 3 characters",
                "4 | - 'gone to the moon' | - 'it's the moon' | write a quote between quotes twice",
                "4 | - 'gone to the moon' | text | expected '- id:",
                "7 | - '550 5.1.1 Bob has gone to the moon' | | our-own: no example",
                "7 | - '550 5.1.1 Bob has gone to the moon' | - '550 gone' | our-own: '550 gone' is caught by",
                "7 | - '550 5.1.1 Bob has gone to the moon' | - '(reply x) gone to the moon' | what stands beside its example",
                "6 | source: 'a letter from our partner' | source: | our-own: no source",
            })
    void say_in_which_line_they_are_wrong(int line, String good, String bad, String complaint) throws IOException {
        String text = GOOD.replace(good, bad == null ? "" : bad);
        if (text.contains("\n  when:")
                || text.contains("\n  hardness:")
                || text.contains("\n  status:")
                || text.contains("\n  reply:")
                || text.contains("\n  by:")
                || text.contains("\n  reasons:")) {
            text += "  reason: NO_SUCH_USER\n";
        }
        assertThat(written(text).wrong()).anySatisfy(finding -> {
            assertThat(finding.what()).contains(complaint);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.toString()).startsWith(directory.resolve("own.yaml") + ":" + line + ": ");
        });
    }

    @Test
    void say_everything_that_is_wrong_at_once() throws IOException {
        List<Finding> wrong = written("""
                id: outside
                - id: one
                  colour: red
                  reason: NOBODY
                  hardness: LOUD
                - id: two
                  says: ['words of two']
                  reason: POLICY
                  hardness: HARD
                - id: three
                  reason: SPAM
                """).wrong();
        assertThat(wrong).extracting(Finding::line).containsExactly(1, 3, 4, 5, 9, 10);
    }

    @Test
    void must_not_hide_each_other() throws IOException {
        assertThat(written(GOOD + GOOD.replace("our-own", "our-other")).wrong())
                .singleElement()
                .asString()
                .contains("own.yaml:15: our-other: ", "is caught by our-own");
    }

    @Test
    void may_hide_built_in_ones_and_say_so() throws IOException {
        OwnRules rules = written("""
                - id: full-is-over
                  says: ['mailbox full']
                  reason: MAILBOX_CLOSED
                  source: 'a letter from our partner'
                  examples:
                    - '552 5.2.2 mailbox full'
                """);
        assertThat(rules.wrong()).isEmpty();
        assertThat(rules.notes().toString())
                .contains("so far its example was a case of", "SOFT MAILBOX_FULL, now HARD MAILBOX_CLOSED")
                .contains("also takes a line of");
    }

    @Test
    void cannot_be_used_while_something_is_wrong() {
        Optional<Path> none = Optional.of(directory.resolve("none"));
        assertThatThrownBy(() -> RuleBook.with(none))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(RulesConfig.DIRECTORY)
                .hasMessageContaining("is no directory that can be read");
        assertThatThrownBy(() -> RuleBook.with(Optional.of(directory)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("holds no file *.yaml");
    }

    @Test
    void are_text_in_utf_8_of_bounded_length() throws IOException {
        Files.write(directory.resolve("a.yaml"), "- id: \u00fcber\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(directory.resolve("b.yaml"), "#".repeat((1 << 20) + 1));
        Files.writeString(directory.resolve("c.yml"), "\ufeff" + GOOD.replace("\n", "\r\n"));
        Files.writeString(directory.resolve("notes.txt"), "no rule");
        OwnRules rules = OwnRules.in(directory);
        assertThat(rules.wrong())
                .extracting(Finding::what)
                .containsExactly("is not UTF-8", "cannot be read: longer than 1048576 bytes");
        assertThat(rules.count()).isEqualTo(1);
    }

    private OwnRules written(String text) throws IOException {
        Files.writeString(directory.resolve("own.yaml"), text);
        return OwnRules.in(directory);
    }

    private static String matched(RuleBook book, String words) {
        return book.match(Example.statement(words)).orElseThrow().rule().id();
    }
}

package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.understanding.Corpus;
import dev.ricochet.verdict.RulesConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final Path PAGE = Path.of("docs", "rules.md");
    private static final String FULL =
            Corpus.ROOT.resolve("exchange/quota-2007.eml").toString();
    private static final String OTHER =
            Corpus.ROOT.resolve("postfix/no-such-user.eml").toString();

    @RegisterExtension
    private final ListenedShell shell = new ListenedShell();

    @TempDir
    private Path rules;

    @Test
    void the_example_on_the_page_is_what_is_said_of_it() throws IOException {
        String page = Files.readString(PAGE);
        write(block(page, "```yaml\n"));
        assertThat(shell.run("rules", "check", rules.toString())).hasValue(0);
        assertThat(shell.said().replace(rules + "/own.yaml", "rules/example-edu.yaml"))
                .isEqualTo(block(page, "`rules check` says\n\n```\n"));
        assertThat(block(page, "```yaml\n"))
                .contains(block(page, "own words:\n\n```\n").strip());
    }

    @Test
    void check_says_what_is_wrong_and_where() throws IOException {
        write("- id: one\n  colour: red\n");
        assertThat(shell.run("rules", "check", rules.toString())).hasValue(1);
        assertThat(shell.said()).contains("own.yaml:2: 'colour' is none of", "own.yaml:1: no reason");
    }

    @Test
    void check_says_that_a_colon_is_missing() throws IOException {
        write("- id: one\n  reason MAILBOX_CLOSED\n");
        assertThat(shell.run("rules", "check", rules.toString())).hasValue(1);
        assertThat(shell.said())
                .contains("own.yaml:2: expected 'key: …', and no colon stands in 'reason MAILBOX_CLOSED'");
    }

    @Test
    void blames_the_words_that_named_them() throws IOException {
        write("- id: one\n");
        String named = rules.toString();
        for (String[] words : new String[][] {
            {"explain", "--rules", named, FULL},
            {"rules", "list", "--rules", named},
            {"rules", "show", "--rules", named, "one"}
        }) {
            assertThat(shell.run(words)).hasValue(1);
            assertThat(shell.complained())
                    .startsWith("--rules " + named + " holds rules that cannot be used")
                    .contains("own.yaml:1: no reason")
                    .doesNotContain(RulesConfig.DIRECTORY);
        }
        assertThat(shell.run("rules", "test", named, FULL)).hasValue(1);
        assertThat(shell.complained()).startsWith(named + " holds rules").doesNotContain(RulesConfig.DIRECTORY);
    }

    @Test
    void takes_files_of_either_ending() throws IOException {
        write(taking("mailbox full"));
        Files.move(rules.resolve("own.yaml"), rules.resolve("own.yml"));
        assertThat(shell.run("rules", "check", rules.toString())).hasValue(0);
    }

    @Test
    void test_shows_which_verdicts_change() throws IOException {
        write(taking("mailbox full"));
        assertThat(shell.run("rules", "test", rules.toString(), FULL, OTHER)).hasValue(4);
        assertThat(shell.said())
                .containsPattern(
                        "(?m)^\\S*quota-2007.eml +alice@example.org +SOFT MAILBOX_FULL +→ +HARD MAILBOX_CLOSED +full-is-over$")
                .contains("1 of 2 verdicts change")
                .doesNotContain("no-such-user.eml");
    }

    @Test
    void test_is_content_where_no_verdict_changes() throws IOException {
        write(taking("words that nobody says"));
        assertThat(shell.run("rules", "test", rules.toString(), FULL, OTHER)).hasValue(0);
        assertThat(shell.said()).isEqualTo("0 of 2 verdicts change" + System.lineSeparator());
        assertThat(shell.run("rules", "test", rules.toString(), "none.eml")).hasValue(1);
        assertThat(shell.run("rules", "test", rules.toString())).hasValue(2);
    }

    @Test
    void explain_uses_them_by_option_and_by_setting() throws IOException {
        write(taking("mailbox full"));
        assertThat(shell.run("explain", "--rules", rules.toString(), FULL)).hasValue(0);
        assertThat(shell.said()).contains("full-is-over", "source a letter", "in     the receiver's answer");
        shell.set(RulesConfig.DIRECTORY, rules.toString());
        assertThat(shell.run("explain", FULL)).hasValue(0);
        assertThat(shell.said()).contains("full-is-over");
        write("- id: one\n");
        assertThat(shell.run("explain", FULL)).hasValue(1);
        assertThat(shell.complained()).contains(RulesConfig.DIRECTORY, "own.yaml:1: no reason");
    }

    @Test
    void list_and_show_name_them_first() throws IOException {
        write(taking("mailbox full"));
        shell.set(RulesConfig.DIRECTORY, rules.toString());
        assertThat(shell.run("rules", "list")).hasValue(0);
        assertThat(shell.said()).startsWith("full-is-over ").contains("\nnot-known ");
        assertThat(shell.run("rules", "list", "--json")).hasValue(0);
        assertThat(shell.said()).startsWith("{\"id\":\"full-is-over\",\"reason\":\"MAILBOX_CLOSED\"");
        assertThat(shell.run("rules", "show", "full-is-over")).hasValue(0);
        assertThat(shell.said()).contains("says     mailbox full", "example  552 5.2.2 mailbox full");
        assertThat(shell.run("rules", "show", "nothing")).hasValue(1);
        assertThat(shell.run("rules")).hasValue(2);
    }

    @Test
    void list_and_show_take_them_by_option() throws IOException {
        write(taking("mailbox full"));
        assertThat(shell.run("rules", "list", "--rules", rules.toString())).hasValue(0);
        assertThat(shell.said()).startsWith("full-is-over ");
        assertThat(shell.run("rules", "show", "--rules", rules.toString(), "full-is-over"))
                .hasValue(0);
        assertThat(shell.said()).contains("says     mailbox full");
    }

    private void write(String text) throws IOException {
        Files.writeString(rules.resolve("own.yaml"), text);
    }

    private static String taking(String words) {
        return """
                - id: full-is-over
                  says: ['%1$s']
                  reason: MAILBOX_CLOSED
                  source: 'a letter'
                  examples:
                    - '552 5.2.2 %1$s'
                """.formatted(words);
    }

    private static String block(String page, String before) {
        Matcher matcher = Pattern.compile(Pattern.quote(before) + "(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}

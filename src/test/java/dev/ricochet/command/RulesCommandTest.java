package dev.ricochet.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.understanding.Corpus;
import dev.ricochet.verdict.RulesConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final Path PAGE = Path.of("docs", "rules.md");
    private static final String FULL =
            Corpus.ROOT.resolve("exchange/quota-2007.eml").toString();
    private static final String OTHER =
            Corpus.ROOT.resolve("postfix/no-such-user.eml").toString();

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    private Path rules;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
    }

    @AfterEach
    void give_back() {
        System.setOut(out);
        System.setErr(err);
        System.clearProperty(RulesConfig.DIRECTORY);
    }

    @Test
    void the_example_on_the_page_is_what_is_said_of_it() throws IOException {
        String page = Files.readString(PAGE);
        write(block(page, "```yaml\n"));
        assertThat(Shell.run("rules", "check", rules.toString())).hasValue(0);
        assertThat(said.toString(UTF_8).replace(rules + "/own.yaml", "rules/example-edu.yaml"))
                .isEqualTo(block(page, "`rules check` says\n\n```\n"));
        assertThat(block(page, "```yaml\n"))
                .contains(block(page, "own words:\n\n```\n").strip());
    }

    @Test
    void check_says_what_is_wrong_and_where() throws IOException {
        write("- id: one\n  colour: red\n");
        assertThat(Shell.run("rules", "check", rules.toString())).hasValue(1);
        assertThat(said.toString(UTF_8)).contains("own.yaml:2: 'colour' is none of", "own.yaml:1: no reason");
    }

    @Test
    void test_shows_which_verdicts_change() throws IOException {
        write(taking("mailbox full"));
        assertThat(Shell.run("rules", "test", rules.toString(), FULL, OTHER)).hasValue(4);
        assertThat(said.toString(UTF_8))
                .containsPattern(
                        "(?m)^\\S*quota-2007.eml +alice@example.org +SOFT MAILBOX_FULL +→ +HARD MAILBOX_CLOSED +full-is-over$")
                .contains("1 of 2 verdicts change")
                .doesNotContain("no-such-user.eml");
    }

    @Test
    void test_is_content_where_no_verdict_changes() throws IOException {
        write(taking("words that nobody says"));
        assertThat(Shell.run("rules", "test", rules.toString(), FULL, OTHER)).hasValue(0);
        assertThat(said.toString(UTF_8)).isEqualTo("0 of 2 verdicts change" + System.lineSeparator());
        assertThat(Shell.run("rules", "test", rules.toString(), "none.eml")).hasValue(1);
        assertThat(Shell.run("rules", "test", rules.toString())).hasValue(2);
    }

    @Test
    void explain_uses_them_by_option_and_by_setting() throws IOException {
        write(taking("mailbox full"));
        assertThat(Shell.run("explain", "--rules", rules.toString(), FULL)).hasValue(0);
        assertThat(said.toString(UTF_8)).contains("full-is-over", "source a letter", "in     the receiver's answer");
        said.reset();
        System.setProperty(RulesConfig.DIRECTORY, rules.toString());
        assertThat(Shell.run("explain", FULL)).hasValue(0);
        assertThat(said.toString(UTF_8)).contains("full-is-over");
        write("- id: one\n");
        assertThat(Shell.run("explain", FULL)).hasValue(1);
        assertThat(complained.toString(UTF_8)).contains(RulesConfig.DIRECTORY, "own.yaml:1: no reason");
    }

    @Test
    void list_and_show_name_them_first() throws IOException {
        write(taking("mailbox full"));
        System.setProperty(RulesConfig.DIRECTORY, rules.toString());
        assertThat(Shell.run("rules", "list")).hasValue(0);
        assertThat(said.toString(UTF_8)).startsWith("full-is-over ").contains("\nnot-known ");
        said.reset();
        assertThat(Shell.run("rules", "list", "--json")).hasValue(0);
        assertThat(said.toString(UTF_8)).startsWith("{\"id\":\"full-is-over\",\"reason\":\"MAILBOX_CLOSED\"");
        said.reset();
        assertThat(Shell.run("rules", "show", "full-is-over")).hasValue(0);
        assertThat(said.toString(UTF_8)).contains("says     mailbox full", "example  552 5.2.2 mailbox full");
        assertThat(Shell.run("rules", "show", "nothing")).hasValue(1);
        assertThat(Shell.run("rules")).hasValue(2);
    }

    @Test
    void list_and_show_take_them_by_option() throws IOException {
        write(taking("mailbox full"));
        assertThat(Shell.run("rules", "list", "--rules", rules.toString())).hasValue(0);
        assertThat(said.toString(UTF_8)).startsWith("full-is-over ");
        said.reset();
        assertThat(Shell.run("rules", "show", "--rules", rules.toString(), "full-is-over"))
                .hasValue(0);
        assertThat(said.toString(UTF_8)).contains("says     mailbox full");
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

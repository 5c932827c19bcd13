package dev.ricochet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlarmsPageTest {
    private static final Path PAGE = Path.of("docs", "alarms.md");
    private static final String HEADING = "## The conditions\n";

    @Test
    void the_page_has_an_entry_for_each_condition_that_says_what_the_code_says() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int end = page.indexOf(HEADING);
        String wanted = (end < 0 ? page : page.substring(0, end)) + entries();
        Path actual = Path.of("target", "alarms.md");
        Files.writeString(actual, wanted, StandardCharsets.UTF_8);
        assertThat(PAGE).as("copy %s over it", actual).content().isEqualTo(wanted);
    }

    @Test
    void each_says_what_it_is_in_a_line_and_what_to_do_in_sentences() {
        assertThat(Condition.values()).allSatisfy(condition -> {
            assertThat(condition.title()).hasSizeLessThan(70).doesNotEndWith(".");
            assertThat(condition.meaning()).endsWith(".");
            assertThat(condition.next()).endsWith(".");
        });
    }

    private static String entries() {
        return HEADING + """

                Urgent: nothing is read, or nobody is told. Warning: it works, and will not for long, or something waits for a
                decision. Notice: somebody did something.

                """
                + Arrays.stream(Condition.values()).map(AlarmsPageTest::entry).collect(Collectors.joining("\n"));
    }

    private static String entry(Condition condition) {
        return """
                ### %s

                **%s.** *%s.* %s

                What to do: %s
                """.formatted(
                        condition.name(), condition.title(), course(condition), condition.meaning(), condition.next());
    }

    private static String course(Condition condition) {
        String severity = condition.severity().name().toLowerCase(Locale.ROOT);
        String begun = severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1);
        return switch (condition.course()) {
            case LASTS, FADES -> begun;
            case HAPPENED -> begun + "; told once";
        };
    }
}

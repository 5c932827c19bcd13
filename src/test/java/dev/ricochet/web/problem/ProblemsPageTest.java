package dev.ricochet.web.problem;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} against the code. */
class ProblemsPageTest {
    @Test
    void the_page_lists_every_kind_of_problem_and_no_other() throws IOException {
        String table = Arrays.stream(ProblemKind.values())
                .map(kind -> "| `%s` | %d | %s |\n".formatted(kind.type(), kind.status(), kind.title()))
                .collect(joining());
        assertThat(Files.readString(Path.of("docs", "problems.md"))).endsWith("|---|---|---|\n" + table);
    }
}

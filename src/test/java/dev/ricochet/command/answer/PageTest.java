package dev.ricochet.command.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Look NARROW = new Look(OptionalInt.of(30), true);

    private final ByteArrayOutputStream paper = new ByteArrayOutputStream();

    @Test
    void folds_between_words_and_below_where_the_text_began() throws IOException {
        assertThat(written(NARROW, "the mailbox is full and takes no more")).isEqualTo("""
                  words  the mailbox is full
                         and takes no more
                """);
    }

    @Test
    void leaves_a_word_whole_that_is_longer_than_a_line() throws IOException {
        assertThat(written(NARROW, "<somebody.with.a.long.name@example.org> is unknown"))
                .isEqualTo("""
                  words  <somebody.with.a.long.name@example.org>
                         is unknown
                """);
    }

    @Test
    void folds_nothing_without_a_width() throws IOException {
        String text = "so ".repeat(100);
        assertThat(written(Look.PLAIN, text)).isEqualTo("  words  " + text + "\n");
    }

    @Test
    void a_colour_takes_no_room_and_none_comes_from_the_text() throws IOException {
        try (Page page = new Page(paper, NARROW)) {
            page.line("  ", "a@example.org\u001b[2J: ", Ink.RED, "hard", ", and why");
        }
        assertThat(paper.toString(UTF_8)).isEqualTo("""
                  a@example.org\\u{1b}[2J:
                  \u001b[31mhard\u001b[0m, and why
                """);
    }

    private String written(Look look, String text) throws IOException {
        try (Page page = new Page(paper, look)) {
            page.line("  words  ", text);
        }
        return paper.toString(UTF_8);
    }
}

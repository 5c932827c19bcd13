package dev.ricochet.web.page.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.web.page.mail.Marking.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkingTest {
    @Test
    void words_are_marked_where_they_stand_whatever_the_case_and_the_line_breaks() {
        String text = "smtp; 550 5.1.1 No such\n    USER here";
        assertThat(marked(text, "550 5.1.1 no such user")).containsExactly("550 5.1.1 No such\n    USER");
        assertThat(whole(text, "no such user")).isEqualTo(text);
    }

    @Test
    void codes_that_a_server_repeats_on_each_line_do_not_stand_in_the_way() {
        String text =
                "550-5.1.1 The email account that you tried to reach does\n550-5.1.1 not exist. Please try\n550 5.1.1 again";
        assertThat(marked(text, "The email account that you tried to reach does not exist."))
                .containsExactly("The email account that you tried to reach does\n550-5.1.1 not exist.");
    }

    @Test
    void a_part_of_a_longer_word_or_number_is_none() {
        assertThat(marked("carefully: 15.1.10 is a version", "full")).isEmpty();
        assertThat(marked("carefully: 15.1.10 is a version", "5.1.1")).isEmpty();
        assertThat(marked("it is full.", "full")).containsExactly("full");
    }

    @Test
    void words_that_stand_nowhere_leave_the_text_as_it_is() {
        String text = "a < b & c\u202e";
        assertThat(Marking.in(text, List.of("nothing", " ", ""))).containsExactly(new Piece(text, false));
        assertThat(Marking.in("", List.of("nothing"))).isEmpty();
    }

    @Test
    void letters_that_are_longer_in_lower_case_keep_their_place() {
        assertThat(marked("\u0130\u0130 mailbox full", "mailbox full")).containsExactly("mailbox full");
    }

    private static List<String> marked(String text, String... words) {
        return Marking.in(text, List.of(words)).stream()
                .filter(Piece::marked)
                .map(Piece::text)
                .toList();
    }

    private static String whole(String text, String... words) {
        return Marking.in(text, List.of(words)).stream().map(Piece::text).collect(Collectors.joining());
    }
}

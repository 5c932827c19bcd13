package dev.ricochet.web.page.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivenListTest {
    @Test
    void the_first_address_of_each_line_counts_whatever_stands_around_it() {
        GivenList list = GivenList.read(
                "\ufeffName;Mail\r\nAlice;\"alice@example.com\";bob@example.com\r\n\r\nBOB@example.com\nBob@Example.com\n<carol@example.org>\n");
        assertThat(list.addresses())
                .extracting(Object::toString)
                .containsExactly("alice@example.com", "BOB@example.com", "carol@example.org");
        assertThat(list.repeated()).isEqualTo(1);
        assertThat(list.unread()).isEmpty();
    }

    @Test
    void a_line_without_an_address_is_named_unless_it_is_the_heading() {
        GivenList list = GivenList.read("mail\nalice@example.com\nnobody\nbob@@example.com\n");
        assertThat(list.unread()).containsExactly(3, 4);
        assertThat(list.unreadLines()).isEqualTo(2);
        assertThat(list.repeated()).isZero();
    }

    @Test
    void more_lines_than_are_looked_at_are_cut_and_that_is_said() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= GivenList.MOST_LINES; i++) {
            text.append("p").append(i).append("@example.com\n");
        }
        GivenList list = GivenList.read(text.toString());
        assertThat(list.cut()).isTrue();
        assertThat(list.people()).hasSize(GivenList.MOST_LINES);
    }

    @Test
    void a_line_of_a_million_commas_is_a_line_without_an_address() {
        assertThat(GivenList.read("alice@example.com\n" + ",".repeat(1_000_000) + "bob@example.com")
                        .people())
                .hasSize(1);
    }
}

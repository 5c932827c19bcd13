package dev.ricochet.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageIdTest {
    @Test
    void is_read_again_as_itself() {
        for (String text : new String[] {"<1@example.org>", "1@example.org", "see <1@example.org> (sent)"}) {
            assertThat(MessageId.parse(text)).contains(new MessageId("1@example.org"));
        }
        assertThat(MessageId.parse(new MessageId("1@example.org").toString())).contains(new MessageId("1@example.org"));
    }

    @Test
    void loses_brackets_that_somebody_put_twice() {
        assertThat(MessageId.parse("<<1@example.org>>")).contains(new MessageId("1@example.org"));
    }

    @Test
    void is_none_with_a_bracket_in_it() {
        assertThat(MessageId.parse("-->1@example.org")).isEqualTo(Optional.empty());
        assertThat(MessageId.parse("<1@example.org")).isEqualTo(Optional.empty());
    }
}

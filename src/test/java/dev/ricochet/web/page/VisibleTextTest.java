package dev.ricochet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
    private static final VisibleText TEXT = new VisibleText();

    @Test
    void markup_is_shown_as_characters() {
        assertThat(TEXT.map("<script>alert(\"1\")</script>&'", null))
                .isEqualTo("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;");
    }

    @ParameterizedTest
    @CsvSource({"202E", "2066", "200B", "FEFF", "0000", "001B", "0085", "2028", "00AD", "D800", "E0041"})
    void what_would_not_be_seen_is_shown_by_its_number(String number) {
        String hidden = "a" + Character.toString(Integer.parseInt(number, 16)) + "b";
        assertThat(TEXT.map(hidden, null)).isEqualTo("a[U+" + number + "]b");
    }

    @Test
    void what_belongs_to_a_writing_stays() {
        String text = "Zoë Ørsted\tnå\r\n नमस्ते 👩‍👩‍👧 می‌خواهم שלום";
        assertThat(VisibleText.visible(text)).isSameAs(text);
    }

    @Test
    void every_mark_of_a_long_word_is_shown() {
        String marks = "\u202E".repeat(1_000_000);
        assertThat(VisibleText.visible(marks)).hasSize(8_000_000);
    }
}

package dev.ricochet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlashCookieTest {
    private static final Flash DONE = Flash.done("37 bounces will be told; “never” stays, ok?");

    @Test
    void what_was_sealed_with_a_key_is_read_with_it() {
        String value = FlashCookie.of(DONE, "key").getValue();
        assertThat(FlashCookie.read(value, "key")).contains(DONE);
    }

    @Test
    void nobody_else_puts_words_there() {
        String value = FlashCookie.of(DONE, "key").getValue();
        assertThat(FlashCookie.read(value, "another key")).isEmpty();
        assertThat(FlashCookie.read(value.replace("GOOD", "BAD"), "key")).isEmpty();
        assertThat(FlashCookie.read("", "key")).isEmpty();
        assertThat(FlashCookie.read(null, "key")).isEmpty();
    }
}

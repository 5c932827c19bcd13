package dev.ricochet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TokenTextTest {
    private final TokenText token = TokenText.random(new SecureRandom());

    @RepeatedTest(20)
    void is_known_again_by_its_form() {
        assertThat(token.reveal()).matches("rct_[0-9A-Za-z]{49}");
        assertThat(TokenText.parse(token.reveal()))
                .hasValueSatisfying(same -> assertThat(same.hash()).isEqualTo(token.hash()));
    }

    @RepeatedTest(20)
    void a_mistyped_one_is_none() {
        char[] letters = token.reveal().toCharArray();
        letters[20] = letters[20] == 'a' ? 'b' : 'a';
        assertThat(TokenText.parse(new String(letters))).isEmpty();
    }

    @Test
    void prints_as_dots() {
        assertThat(token).hasToString("rct_••••••••");
    }
}

package dev.ricochet.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.origin.AuthenticationResults.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
    @Test
    void several_results_with_comments_and_quotes_are_taken_apart() {
        AuthenticationResults field = AuthenticationResults.parse("MX.Google.com 1; (a (nested) comment) DKIM/1 = Pass"
                + " header.i=\"@Example.org\" header.b=Ab+/c==; spf=pass (google.com: domain of a@b.example\\) ok)"
                + " smtp.mailfrom=\"x; dkim=pass header.d=evil.example\"@example.net;\tdmarc=fail (p=NONE; dis=NONE)"
                + " header.from=example.com");
        assertThat(field.server()).isEqualTo("mx.google.com");
        assertThat(field.results()).extracting(Result::method).containsExactly("dkim", "spf", "dmarc");
        assertThat(field.results().getFirst().is("dkim", "pass")).isTrue();
        assertThat(field.results().getFirst().domain()).isEqualTo("example.org");
        assertThat(field.results().getLast().is("dmarc", "fail")).isTrue();
        assertThat(field.results().getLast().domain()).isEqualTo("example.com");
    }

    @Test
    void no_result_is_none() {
        assertThat(AuthenticationResults.parse("mx.google.com; none").results()).isEmpty();
        assertThat(AuthenticationResults.parse("").results()).isEmpty();
        assertThat(AuthenticationResults.parse(";;=;==;dkim;=pass").results()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.google.com; spf=pass (google.com: domain of \"x) ; dkim=pass header.i=@googlemail.com (\"@example.net)",
                "mx.google.com; dkim=pass (never ends header.i=@googlemail.com",
                "mx.google.com; dkim=pass header.i=\"@googlemail.com",
                "mx.google.com; dkim=pass) header.i=@googlemail.com",
            })
    void a_field_in_which_words_could_be_hidden_says_nothing(String field) {
        assertThat(AuthenticationResults.parse(field)).isEqualTo(AuthenticationResults.NONE);
    }

    @Test
    void a_property_given_twice_and_a_signer_who_is_a_stranger_to_his_user_say_nothing() {
        assertThat(AuthenticationResults.parse("mx; dkim=pass header.d=a.example header.d=b.example")
                        .results())
                .isEmpty();
        assertThat(AuthenticationResults.parse("mx; dkim=pass header.d=a.example header.i=@b.example")
                        .results())
                .extracting(Result::domain)
                .isEqualTo(List.of(""));
    }

    @Test
    void a_field_of_any_length_is_read_in_time_that_grows_with_it() {
        assertThat(AuthenticationResults.parse("mx" + "; dkim=pass header.d=a.example".repeat(10_000))
                        .results())
                .isEmpty();
        assertThat(AuthenticationResults.parse("mx;" + " ".repeat(1_000_000) + "dkim=pass")
                        .results())
                .hasSize(1);
        assertThat(AuthenticationResults.parse("(".repeat(1_000_000)).results()).isEmpty();
    }
}

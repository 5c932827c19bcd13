package dev.ricochet.web.page.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/accounts", "/bounces?q=alice%40example.org&state=held", "/a/b-c_d.e~f"})
    void a_page_of_ours_is_gone_back_to(String wanted) {
        assertThat(Back.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "accounts",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example",
                "/a\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/sign-in?back=/sign-in",
                "/\u0000"
            })
    void anything_else_ends_at_the_overview(String wanted) {
        assertThat(Back.of(wanted)).isEqualTo("/");
    }
}

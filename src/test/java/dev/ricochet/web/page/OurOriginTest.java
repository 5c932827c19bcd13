package dev.ricochet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OurOriginTest {
    @Test
    void what_the_browser_says_of_the_site_is_believed() {
        assertThat(OurOrigin.isOurs("same-origin", null, "ricochet.example")).isTrue();
        assertThat(OurOrigin.isOurs("same-site", "https://ricochet.example", "ricochet.example"))
                .isFalse();
        assertThat(OurOrigin.isOurs("cross-site", "https://ricochet.example", "ricochet.example"))
                .isFalse();
        assertThat(OurOrigin.isOurs("none", null, "ricochet.example")).isFalse();
    }

    @Test
    void else_the_origin_has_to_be_the_host_that_was_asked() {
        assertThat(OurOrigin.isOurs(null, "http://ricochet.example:8080", "ricochet.example:8080"))
                .isTrue();
        assertThat(OurOrigin.isOurs(null, "https://ricochet.example", "Ricochet.example"))
                .isTrue();
        assertThat(OurOrigin.isOurs(null, "http://elsewhere.example", "ricochet.example"))
                .isFalse();
        assertThat(OurOrigin.isOurs(null, "null", "ricochet.example")).isFalse();
        assertThat(OurOrigin.isOurs(null, "::", "ricochet.example")).isFalse();
        assertThat(OurOrigin.isOurs(null, null, "ricochet.example")).isFalse();
    }
}

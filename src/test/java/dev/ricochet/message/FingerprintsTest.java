package dev.ricochet.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final String MAIL = "From: a@example.org\nDate: today\nSubject: one\n two\n\nHello\nworld\n";

    private static String of(String mail) {
        return Fingerprints.of(mail.getBytes(UTF_8));
    }

    @Test
    void is_the_same_whatever_ends_the_lines() {
        assertThat(of(MAIL.replace("\n", "\r\n"))).isEqualTo(of(MAIL));
        assertThat(of(MAIL.replace("\n", "\r"))).isEqualTo(of(MAIL));
    }

    @Test
    void is_the_same_with_trace_headers_added() {
        assertThat(of("Delivered-To: b@example.org\nReceived: by mx\n\t; now\nX-Spam: no\n" + MAIL))
                .isEqualTo(of(MAIL));
    }

    @Test
    void is_the_same_where_more_than_its_front_was_read() {
        String front = MAIL + "x".repeat(64 << 10);
        assertThat(of(front + "y".repeat(100_000))).isEqualTo(of(front));
    }

    @Test
    void differs_with_each_thing_that_enters() {
        assertThat(of(MAIL.replace("a@", "b@"))).isNotEqualTo(of(MAIL));
        assertThat(of(MAIL.replace("today", "now"))).isNotEqualTo(of(MAIL));
        assertThat(of(MAIL.replace("two", "2"))).isNotEqualTo(of(MAIL));
        assertThat(of(MAIL.replace("world", "all"))).isNotEqualTo(of(MAIL));
    }
}

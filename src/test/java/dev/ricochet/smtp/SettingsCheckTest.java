package dev.ricochet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
    private static final String GOOD = "abcd efgh ijkl mnop";

    @Test
    void settings_as_google_shows_them_are_left_alone() {
        assertThat(advice("smtp.gmail.com", 465, TlsMode.IMPLICIT, "news@example.org", GOOD, "news@example.org"))
                .isEmpty();
        assertThat(advice("smtp.gmail.com", 587, TlsMode.STARTTLS, "news@example.org", GOOD, "news@example.org"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "smtp.gmail.com         | 465 | STARTTLS | news@example.org | abcdefghijklmnop     | news@example.org   | starttls-on-the-port-of-tls",
                "smtp.gmail.com         | 587 | IMPLICIT | news@example.org | abcdefghijklmnop     | news@example.org   | tls-on-the-port-of-starttls",
                "mail.example.org       | 25  | STARTTLS | news             | secret               | news@example.org   | port-between-servers",
                "mail.example.org       | 993 | IMPLICIT | news             | secret               | news@example.org   | port-of-another-protocol",
                "smtps://smtp.gmail.com | 465 | IMPLICIT | news@example.org | abcdefghijklmnop     | news@example.org   | host-with-more-than-a-name",
                "smtp.google.com        | 465 | IMPLICIT | news@example.org | abcdefghijklmnop     | news@example.org   | host-is-not-google-s-server",
                "smtp.gmail.com         | 465 | IMPLICIT | news             | abcdefghijklmnop     | news@example.org   | username-is-no-address",
                "smtp.gmail.com         | 465 | IMPLICIT | news@example.org | Summer2026!          | news@example.org   | app-password-of-another-shape",
                "smtp.gmail.com         | 465 | IMPLICIT | news@example.org | \"abcdefghijklmnop\" | news@example.org   | app-password-pasted-with-quotes",
                "mail.example.org       | 465 | IMPLICIT | news@example.org | # secret#            | news@example.org   | password-with-blanks-around",
                "smtp.gmail.com         | 465 | IMPLICIT | news@example.org | abcdefghijklmnop     | offers@example.org | from-is-not-the-account"
            })
    void what_is_likely_to_be_wrong_is_said_before_anything_is_tried(
            String host, int port, TlsMode tls, String username, String password, String from, String expected) {
        assertThat(advice(host, port, tls, username, password, from)).containsExactly(expected);
    }

    private static List<String> advice(
            String host, int port, TlsMode tls, String username, String password, String from) {
        Sender sender = new Sender(
                address("news@example.org"),
                address(from),
                new SmtpSettings(host, port, tls, username, new Authentication.AppPassword(new Secret(password))));
        List<String> findings = SettingsCheck.of(sender);
        assertThat(findings).noneMatch(words -> words.contains(password.strip()));
        return findings.stream()
                .map(words -> AdviceBook.of(new Symptom(Part.SMTP, Step.SETTINGS, Cause.FINDING, words))
                        .id())
                .toList();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}

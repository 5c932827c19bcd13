package dev.ricochet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.vocabulary.EmailAddress;
import org.junit.jupiter.api.Test;

class CleverTapCardTest {
    private static final EmailAddress NEWS =
            EmailAddress.parse("news@example.org").orElseThrow();

    @Test
    void it_says_what_to_type_and_never_the_password() {
        CleverTapCard card = CleverTapCard.of(new Sender(
                NEWS,
                EmailAddress.parse("offers@example.org").orElseThrow(),
                new SmtpSettings(
                        "smtp.gmail.com",
                        465,
                        TlsMode.IMPLICIT,
                        "news@example.org",
                        new Authentication.AppPassword(new Secret("abcdefghijklmnop")))));

        assertThat(card.fields())
                .extracting(field -> field.label() + "=" + field.value())
                .containsExactly(
                        "Provider=SMTP",
                        "Scheme=SMTPS",
                        "Host=smtp.gmail.com",
                        "Port=465",
                        "Username=news@example.org",
                        "Password=",
                        "From Address=offers@example.org",
                        "Reply Address=news@example.org");
        assertThat(card.toString()).contains("Send mail as", "Callback URL").doesNotContain("abcdefghijklmnop");
    }
}

package dev.ricochet.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingErrorsTest {
    private final TypingErrors errors = new TypingErrors();

    @Test
    void every_slip_that_a_domain_is_known_for_is_seen_as_one_and_no_domain_is_a_slip_of_another() {
        errors.slips().forEach((domain, slips) -> {
            assertThat(meant("alice@" + domain)).as(domain).isEmpty();
            slips.forEach(slip -> assertThat(meant("alice@" + slip)).as(slip).contains("alice@" + domain));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Alice@gmaul.com, Alice@gmail.com",
        "bob@outloook.com, bob@outlook.com",
        "bob@hotmali.com, bob@hotmail.com",
        "bob@icloud.co, bob@icloud.com"
    })
    void what_is_one_slip_away_from_one_domain_is_one(String written, String meant) {
        assertThat(meant(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@mail.com",
                "alice@ymail.com",
                "alice@yahoo.ca",
                "alice@me.com",
                "alice@mi.com",
                "alice@example.com",
                "alice@gmail.example",
                "alice@gmx.eu"
            })
    void what_is_real_or_further_away_is_none(String written) {
        assertThat(meant(written)).isEmpty();
    }

    private Optional<String> meant(String written) {
        return errors.meant(EmailAddress.parse(written).orElseThrow()).map(Object::toString);
    }
}

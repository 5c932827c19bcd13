package dev.ricochet.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "rfc822; alice@example.org | alice@example.org",
                "rfc822;<alice@example.org> | alice@example.org",
                "RFC822; alice@example.org (expanded from: bob@example.net) | alice@example.org",
                "rfc822; Alice Example <alice@example.org> | alice@example.org",
                "rfc822;SMTP:alice@example.org | alice@example.org",
                "utf-8; alice\\x{2b}news@example.org | alice+news@example.org",
                "rfc822; alice@mail .example.org | alice@mail.example.org",
                "rfc822; alice @example. org | alice@example.org",
                "alice@example.org. | alice@example.org"
            })
    void a_field_names_one_address(String field, String address) {
        assertThat(AddressField.parse(field))
                .hasValueSatisfying(a -> assertThat(a).hasToString(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc822; john smith@example.net",
                "rfc822; J. smith@example.net",
                "rfc822; alice@\035example.net",
                "rfc822; a,b@example.net",
                "rfc822; a:b@example.net",
                "rfc822; x\"y@example.net",
                "rfc822; x@evil.example@victim.net",
                "rfc822; a@example.net, b@example.net",
                "rfc822; nul\0vic@example.net",
                "rfc822; cr\rforged@example.net",
                "rfc822; x');DROP--@example.net",
                "rfc822; a(c)b@example.net"
            })
    void what_is_more_or_less_than_one_address_names_nobody(String field) {
        assertThat(AddressField.parse(field)).isEmpty();
    }
}

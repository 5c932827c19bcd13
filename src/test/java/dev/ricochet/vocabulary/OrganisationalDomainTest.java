package dev.ricochet.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationalDomainTest {
    @ParameterizedTest
    @CsvSource({
        "mx1.Mail.Example.co.uk, example.co.uk",
        "mx.example.com, example.com",
        "mx.shop.github.io, shop.github.io",
        "a.school.k12.ca.us, school.k12.ca.us",
        "mx.example.xn--55qx5d.cn, example.xn--55qx5d.cn",
        "mx.example.internal, example.internal",
        "co.uk, co.uk",
        "localhost, localhost",
        "[192.0.2.1], [192.0.2.1]",
        "not a domain, not a domain"
    })
    void is_what_somebody_registered(String domain, String registered) {
        assertThat(OrganisationalDomain.of(domain)).isEqualTo(registered);
    }

    @Test
    void a_house_is_a_domain_with_what_lies_below_it() {
        assertThat(OrganisationalDomain.isOneHouse("MX1.example.com", "example.com"))
                .isTrue();
        assertThat(OrganisationalDomain.isOneHouse("example.com", "mail.example.com"))
                .isTrue();
        assertThat(OrganisationalDomain.isOneHouse("a.example.com", "b.example.com"))
                .isFalse();
        assertThat(OrganisationalDomain.isOneHouse("mallory.github.io", "github.io"))
                .isFalse();
        assertThat(OrganisationalDomain.isOneHouse("", "example.com")).isFalse();
    }
}

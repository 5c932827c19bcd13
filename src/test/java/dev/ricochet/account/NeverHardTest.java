package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverHardTest {

    @Test
    void addresses_and_domains_with_all_below_them_are_covered() {
        NeverHard spared = NeverHard.parse(List.of("Boss@Example.com", " partner.example ", "@other.example"))
                .orElseThrow();
        assertThat(covers(spared, "boss@example.com")).isTrue();
        assertThat(covers(spared, "BOSS@example.com")).isTrue();
        assertThat(covers(spared, "clerk@example.com")).isFalse();
        assertThat(covers(spared, "anybody@partner.example")).isTrue();
        assertThat(covers(spared, "anybody@eu.partner.example")).isTrue();
        assertThat(covers(spared, "anybody@notpartner.example")).isFalse();
        assertThat(covers(spared, "anybody@other.example")).isTrue();
    }

    @Test
    void off_is_nobody_and_what_is_neither_is_refused() {
        assertThat(NeverHard.parse(List.of("off")).orElseThrow().entries()).isEmpty();
        assertThat(NeverHard.parse(List.of()).orElseThrow().entries()).isEmpty();
        assertThat(NeverHard.parse(List.of("example.org", "off"))).isEmpty();
        assertThat(NeverHard.parse(List.of("nonsense"))).isEmpty();
        assertThat(NeverHard.parse(List.of("a b@example.org"))).isEmpty();
    }

    @Test
    void unless_something_is_said_it_is_the_house_of_the_account() {
        Account account = Example.account("news@shop.example.org");
        assertThat(account.isNeverHard(address("clerk@shop.example.org"))).isTrue();
        assertThat(account.isNeverHard(address("clerk@example.org")))
                .as("its alias' domain")
                .isTrue();
        assertThat(account.isNeverHard(address("alice@example.com"))).isFalse();
    }

    @Test
    void a_domain_in_which_anybody_has_an_address_is_no_house() {
        Account account = Example.account("shop@gmail.com");
        assertThat(account.isNeverHard(address("alice@gmail.com"))).isFalse();
        assertThat(Presets.givesAddressesIn("GMX.de")).isTrue();
        assertThat(Presets.givesAddressesIn("example.org")).isFalse();
    }

    private static boolean covers(NeverHard spared, String address) {
        return spared.covers(address(address));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}

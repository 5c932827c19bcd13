package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredAccountTest {
    @Test
    void with_nothing_set_there_is_no_account() {
        assertThat(from(Map.of()).account()).isEmpty();
    }

    @Test
    void three_values_make_an_account_at_google() {
        Account account = from(three(Map.of())).account().orElseThrow();
        assertThat(account.address()).hasToString("news@example.org");
        assertThat(account.imap().host()).isEqualTo("imap.gmail.com");
        assertThat(account.imap().port()).isEqualTo(993);
        assertThat(account.imap().username()).isEqualTo("news@example.org");
        assertThat(account.imap().folders()).isEmpty();
        assertThat(account.imap().dailyBytes()).isEqualTo(1000L * 1024 * 1024);
        assertThat(account.from()).hasToString("news@example.org");
        assertThat(account.lookBack()).isEqualTo(Duration.ofDays(7));
        assertThat(account.maxEventAge()).isEqualTo(Duration.ofDays(30));
        assertThat(account.proofOfOrigin()).isEqualTo(ProofOfOrigin.REQUIRED);
    }

    @Test
    void the_blanks_of_an_app_password_are_only_for_reading_it_aloud() {
        Account account = from(three(Map.of())).account().orElseThrow();
        assertThat(account.imap().authentication().secret().reveal()).isEqualTo("abcdefghijklmnop");
    }

    @Test
    void sixteen_letters_need_no_warning() {
        assertThat(from(three(Map.of())).warning()).isEmpty();
    }

    @Test
    void another_password_at_google_is_tried_with_a_warning_that_does_not_repeat_it() {
        assertThat(from(three(Map.of("ricochet.account.app-password", "my-old-password")))
                        .warning())
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("ricochet.account.app-password (RICOCHET_ACCOUNT_APP_PASSWORD) is not the sixteen")
                        .doesNotContain("my-old-password"));
    }

    @Test
    void another_password_elsewhere_is_nobodys_business() {
        assertThat(from(three(Map.of(
                                "ricochet.account.app-password", "my-old-password",
                                "ricochet.account.imap.host", "imap.example.net")))
                        .warning())
                .isEmpty();
    }

    @Test
    void folders_are_named_with_commas() {
        Account account = from(three(Map.of("ricochet.account.imap.folders", "INBOX,Bounces")))
                .account()
                .orElseThrow();
        assertThat(account.imap().folders()).isEqualTo(List.of("INBOX", "Bounces"));
    }

    @Test
    void an_account_prints_neither_its_password_nor_where_it_tells() {
        assertThat(from(three(Map.of())).account().orElseThrow().toString())
                .doesNotContain("abcdefghijklmnop")
                .doesNotContain("/in/");
    }

    private static Map<String, String> three(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "ricochet.account.address", "news@example.org",
                "ricochet.account.app-password", "abcd efgh ijkl mnop",
                "ricochet.account.callback-url", "https://callback.example.net/in/5e1f"));
        all.putAll(more);
        return all;
    }

    private static ConfiguredAccount from(Map<String, String> settings) {
        return new ConfiguredAccount(ConfigUtils.emptyConfigBuilder()
                .withMapping(AccountConfig.class)
                .withSources(new PropertiesConfigSource(settings, "settings", 400))
                .build()
                .getConfigMapping(AccountConfig.class));
    }
}

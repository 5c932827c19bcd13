package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredAccountsTest {
    @Test
    void with_nothing_set_there_is_no_account() {
        assertThat(from(Map.of()).all()).isEmpty();
    }

    @Test
    void three_values_make_an_account_at_google() {
        Account account = account(three(Map.of()));
        assertThat(account.address()).hasToString("news@example.org");
        assertThat(account.imap().host()).isEqualTo("imap.gmail.com");
        assertThat(account.imap().port()).isEqualTo(993);
        assertThat(account.imap().username()).isEqualTo("news@example.org");
        assertThat(account.imap().folders()).isEmpty();
        assertThat(account.imap().dailyBytes()).isEqualTo(1000L * 1024 * 1024);
        assertThat(account.from()).hasToString("news@example.org");
        assertThat(account.lookBack()).isEqualTo(Duration.ofDays(7));
        assertThat(account.maxEventAge()).isEqualTo(Duration.ofDays(30));
        assertThat(account.proofOfOrigin()).isEqualTo(ProofOfOrigin.AUTO);
    }

    @Test
    void the_blanks_of_an_app_password_are_only_for_reading_it_aloud() {
        Account account = account(three(Map.of()));
        assertThat(account.imap().authentication().secret().reveal()).isEqualTo("abcdefghijklmnop");
    }

    @Test
    void sixteen_letters_need_no_warning() {
        assertThat(from(three(Map.of())).warnings()).isEmpty();
    }

    @Test
    void another_password_at_google_is_tried_with_a_warning_that_does_not_repeat_it() {
        assertThat(from(three(Map.of("ricochet.account.app-password", "my-old-password")))
                        .warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith("ricochet.account.app-password (RICOCHET_ACCOUNT_APP_PASSWORD) is not the sixteen")
                        .doesNotContain("my-old-password"));
    }

    @Test
    void another_password_elsewhere_is_nobodys_business() {
        assertThat(from(three(Map.of(
                                "ricochet.account.app-password", "my-old-password",
                                "ricochet.account.imap.host", "imap.example.net")))
                        .warnings())
                .isEmpty();
    }

    @Test
    void folders_are_named_with_commas() {
        Account account = account(three(Map.of("ricochet.account.imap.folders", "INBOX,Bounces")));
        assertThat(account.imap().folders()).isEqualTo(List.of("INBOX", "Bounces"));
    }

    @Test
    void an_account_prints_neither_its_password_nor_where_it_tells() {
        assertThat(account(three(Map.of())).toString())
                .doesNotContain("abcdefghijklmnop")
                .doesNotContain("/in/");
    }

    @Test
    void google_takes_mail_on_two_ports() {
        assertThat(account(three(Map.of())).smtp())
                .returns("smtp.gmail.com", SmtpSettings::host)
                .returns(465, SmtpSettings::port)
                .returns(TlsMode.IMPLICIT, SmtpSettings::tls);
        assertThat(account(three(Map.of("ricochet.account.smtp.port", "587"))).smtp())
                .returns("smtp.gmail.com", SmtpSettings::host)
                .returns(TlsMode.STARTTLS, SmtpSettings::tls);
    }

    @Test
    void a_preset_knows_the_servers_of_its_provider() {
        Account account = account(three(Map.of("ricochet.account.preset", "microsoft365")));
        assertThat(account.imap().host()).isEqualTo("outlook.office365.com");
        assertThat(account.smtp())
                .returns("smtp.office365.com", SmtpSettings::host)
                .returns(587, SmtpSettings::port)
                .returns(TlsMode.STARTTLS, SmtpSettings::tls);
    }

    @Test
    void without_a_preset_every_field_is_free() {
        Account account = account(three(Map.of(
                "ricochet.account.preset", "generic",
                "ricochet.account.imap.host", "imap.example.net",
                "ricochet.account.smtp.host", "smtp.example.net",
                "ricochet.account.smtp.port", "2525",
                "ricochet.account.smtp.tls", "starttls")));
        assertThat(account.imap().host()).isEqualTo("imap.example.net");
        assertThat(account.smtp())
                .returns("smtp.example.net", SmtpSettings::host)
                .returns(2525, SmtpSettings::port)
                .returns(TlsMode.STARTTLS, SmtpSettings::tls);
    }

    @Test
    void more_accounts_have_names_and_may_stand_alone() {
        List<KnownAccount> all = from(named("sales", "sales@example.org")).all();
        assertThat(all).singleElement().satisfies(known -> {
            assertThat(known.account().address()).hasToString("sales@example.org");
            assertThat(known.account().imap().host()).isEqualTo("imap.gmail.com");
            assertThat(known.provenance()).isEqualTo(new Provenance.Declared());
            assertThat(known.paused()).isFalse();
        });
    }

    @Test
    void more_accounts_are_set_by_variables() {
        Map<String, String> variables = new HashMap<>();
        named("sales2", "sales@example.org")
                .forEach((name, value) -> variables.put(Misconfigured.variable(name), value));
        variables.put("RICOCHET_ACCOUNTS_SALES2_IMAP_HOST", "imap.example.net");
        assertThat(from(new EnvConfigSource(variables, 300)).all())
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.account().address()).hasToString("sales@example.org");
                    assertThat(known.account().imap().host()).isEqualTo("imap.example.net");
                    assertThat(known.account().imap().authentication().secret().reveal())
                            .isEqualTo("abcdefghijklmnop");
                });
    }

    @Test
    void an_account_with_a_name_and_the_one_without_stand_beside_each_other() {
        Map<String, String> both = three(named("sales", "sales@example.org"));
        assertThat(from(both).all())
                .extracting(known -> known.account().address().toString())
                .containsExactly("news@example.org", "sales@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-sales", "Sales", "\"my.sales\"", "s_1"})
    void a_name_that_no_variable_could_name_is_refused(String name) {
        assertThatThrownBy(() -> from(named(name, "sales@example.org")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("ricochet.accounts." + name.replace("\"", ""))
                .hasMessageEndingWith("is no name of an account: it is made of small letters and digits alone.");
    }

    @Test
    void one_inbox_under_two_names_is_refused() {
        Map<String, String> both = new HashMap<>(named("sales", "sales@example.org"));
        both.putAll(named("shop", "Sales@example.org"));
        assertThatThrownBy(() -> from(both))
                .hasMessage("ricochet.accounts.shop (RICOCHET_ACCOUNTS_SHOP) has the same IMAP host and user as"
                        + " ricochet.accounts.sales: one inbox is one account.");
    }

    @Test
    void an_account_with_a_name_lacks_nothing() {
        Map<String, String> two = new HashMap<>(named("sales", "sales@example.org"));
        two.remove("ricochet.accounts.sales.callback-url");
        assertThatThrownBy(() -> from(two))
                .hasMessageStartingWith(
                        "ricochet.accounts.sales.callback-url (RICOCHET_ACCOUNTS_SALES_CALLBACK_URL) is missing: ");
    }

    @Test
    void another_password_in_the_file_holds_at_once_and_a_file_that_is_away_changes_nothing(@TempDir Path directory)
            throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "abcdefghijklmnop");
        Map<String, String> settings =
                new HashMap<>(three(Map.of("ricochet.account.app-password-file", file.toString())));
        settings.remove("ricochet.account.app-password");
        DeclaredAccounts accounts = from(settings);

        Files.writeString(file, "ponmlkjihgfedcba");
        assertThat(password(accounts)).isEqualTo("ponmlkjihgfedcba");
        Files.delete(file);
        assertThat(password(accounts)).isEqualTo("ponmlkjihgfedcba");
    }

    private static String password(DeclaredAccounts accounts) {
        return accounts.all()
                .getFirst()
                .account()
                .imap()
                .authentication()
                .secret()
                .reveal();
    }

    private static Map<String, String> named(String name, String address) {
        String place = "ricochet.accounts." + name + ".";
        return Map.of(
                place + "address", address,
                place + "app-password", "abcd efgh ijkl mnop",
                place + "callback-url", "https://callback.example.net/in/5e1f");
    }

    private static Map<String, String> three(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "ricochet.account.address", "news@example.org",
                "ricochet.account.app-password", "abcd efgh ijkl mnop",
                "ricochet.account.callback-url", "https://callback.example.net/in/5e1f"));
        all.putAll(more);
        return all;
    }

    private static Account account(Map<String, String> settings) {
        return from(settings).all().getFirst().account();
    }

    private static DeclaredAccounts from(Map<String, String> settings) {
        return from(new PropertiesConfigSource(settings, "settings", 400));
    }

    private static DeclaredAccounts from(ConfigSource source) {
        SmallRyeConfig config = ConfigUtils.emptyConfigBuilder()
                .withMapping(AccountConfig.class)
                .withMapping(AccountsConfig.class)
                .withSources(source)
                .build();
        return new DeclaredAccounts(
                config.getConfigMapping(AccountConfig.class), config.getConfigMapping(AccountsConfig.class));
    }
}

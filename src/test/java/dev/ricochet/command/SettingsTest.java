package dev.ricochet.command;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ricochet.database.DatabaseConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, String> ACCOUNT = Map.of(
            "ricochet.account.address", "news@example.org",
            "ricochet.account.app-password", "abcd efgh ijkl mnop",
            "ricochet.account.callback-url", "https://callback.example.net/in/5e1f");

    @Test
    void without_any_setting_it_starts_with_the_embedded_database() {
        assertThat(settings(Map.of()).database().database()).isEqualTo(DatabaseConfig.Mode.EMBEDDED);
    }

    @Test
    void an_account_is_three_values() {
        assertThatCode(() -> settings(ACCOUNT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"address", "app-password", "callback-url"})
    void without_one_of_the_three_the_sentence_names_it(String missing) {
        Map<String, String> two = new HashMap<>(ACCOUNT);
        two.remove("ricochet.account." + missing);
        assertThat(refusal(two))
                .startsWith("ricochet.account." + missing + " (RICOCHET_ACCOUNT_"
                        + missing.replace('-', '_').toUpperCase(java.util.Locale.ROOT) + ") is missing: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ricochet.poll.every | abc | ricochet.poll.every (RICOCHET_POLL_EVERY) cannot be read: it needs a value of the form of its default, 60s.",
                "ricochet.poll.every | 0s | ricochet.poll.every (RICOCHET_POLL_EVERY) must be at least 1s.",
                "ricochet.secrets.key | c2hvcnQ= | ricochet.secrets.key (RICOCHET_SECRETS_KEY) must be 32 bytes in Base64: openssl rand -base64 32 makes such a key.",
                "ricochet.secrets.previous-key | MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= | ricochet.secrets.previous-key (RICOCHET_SECRETS_PREVIOUS_KEY) is set without ricochet.secrets.key, which is the one that seals.",
                "ricochet.secrets.key-file | /nowhere/key | ricochet.secrets.key-file (RICOCHET_SECRETS_KEY_FILE) must name a file that can be read.",
                "ricochet.poll.connections | 0 | ricochet.poll.connections (RICOCHET_POLL_CONNECTIONS) must be 1 to 500.",
                "ricochet.callback.connections-per-host | 0 | ricochet.callback.connections-per-host (RICOCHET_CALLBACK_CONNECTIONS_PER_HOST) must be at least 1.",
                "ricochet.accounts.sales.imap.port | 70000 | ricochet.accounts.sales.address (RICOCHET_ACCOUNTS_SALES_ADDRESS) is missing: ricochet.accounts.sales.address, ricochet.accounts.sales.app-password (or another way to log in) and ricochet.accounts.sales.callback-url are set together or not at all.",
                "ricochet.accounts.sales.adress | a@example.org | ricochet.accounts.sales.adress (RICOCHET_ACCOUNTS_SALES_ADRESS) is not a setting of Ricochet; docs/configuration.md lists them all.",
                "ricochet.database | both | ricochet.database (RICOCHET_DATABASE) must be one of external, embedded.",
                "ricochet.mail.max-message-size | -3Q | ricochet.mail.max-message-size (RICOCHET_MAIL_MAX_MESSAGE_SIZE) cannot be read: it needs a value of the form of its default, 10M.",
                "ricochet.mail.max-message-size | 1K | ricochet.mail.max-message-size (RICOCHET_MAIL_MAX_MESSAGE_SIZE) must be 64K to 100M.",
                "ricochet.verdict.bare-5xx | harder | ricochet.verdict.bare-5xx (RICOCHET_VERDICT_BARE_5XX) must be one of hard, soft.",
                "ricochet.account.preset | yahoo | ricochet.account.preset (RICOCHET_ACCOUNT_PRESET) must be one of gmail, microsoft365, generic.",
                "ricochet.account.preset | generic | ricochet.account.imap.host (RICOCHET_ACCOUNT_IMAP_HOST) has to be set: the preset generic does not know it.",
                "ricochet.account.smtp.tls | none | ricochet.account.smtp.tls (RICOCHET_ACCOUNT_SMTP_TLS) must be one of implicit, starttls.",
                "ricochet.account.proof-of-origin | on | ricochet.account.proof-of-origin (RICOCHET_ACCOUNT_PROOF_OF_ORIGIN) must be one of auto, required, off.",
                "ricochet.account.campaign-mail | some | ricochet.account.campaign-mail (RICOCHET_ACCOUNT_CAMPAIGN_MAIL) must be one of marked, all, auto.",
                "ricochet.account.campaign-header | X Offer | ricochet.account.campaign-header (RICOCHET_ACCOUNT_CAMPAIGN_HEADER) must be the name of a header.",
                "ricochet.account.campaign-from | news | ricochet.account.campaign-from (RICOCHET_ACCOUNT_CAMPAIGN_FROM) must be a mail address; * stands for anything in it.",
                "ricochet.account.never-hard | boss | ricochet.account.never-hard (RICOCHET_ACCOUNT_NEVER_HARD) must be mail addresses and domains, or off for nobody.",
                "ricochet.guard.confirm-dead-domain | 5s | ricochet.guard.confirm-dead-domain (RICOCHET_GUARD_CONFIRM_DEAD_DOMAIN) must be 1m to 10d, or off.",
                "ricochet.account.imap.port | x | ricochet.account.imap.port (RICOCHET_ACCOUNT_IMAP_PORT) cannot be read: it needs a value of the form of its default, 993.",
                "ricochet.account.imap.port | 70000 | ricochet.account.imap.port (RICOCHET_ACCOUNT_IMAP_PORT) must be a port, 1 to 65535.",
                "ricochet.account.smtp.port | 0 | ricochet.account.smtp.port (RICOCHET_ACCOUNT_SMTP_PORT) must be a port, 1 to 65535.",
                "ricochet.account.imap.daily-bytes | 0 | ricochet.account.imap.daily-bytes (RICOCHET_ACCOUNT_IMAP_DAILY_BYTES) must be more than nothing.",
                "ricochet.account.look-back | 0d | ricochet.account.look-back (RICOCHET_ACCOUNT_LOOK_BACK) must be longer than nothing.",
                "ricochet.account.address | news | ricochet.account.address (RICOCHET_ACCOUNT_ADDRESS) must be a mail address.",
                "ricochet.account.callback-url | http://callback.example.net/x | ricochet.account.callback-url (RICOCHET_ACCOUNT_CALLBACK_URL) must be an https:// address; http:// is for this very machine only.",
                "ricochet.account.callback-url-file | /nowhere/url | ricochet.account.callback-url (RICOCHET_ACCOUNT_CALLBACK_URL) is set beside ricochet.account.callback-url-file: only one of them can be meant.",
                "ricochet.account.imap.host | 10.0.0.5 | ricochet.account.imap.host (RICOCHET_ACCOUNT_IMAP_HOST) is a private address, which ricochet.egress.allow does not allow.",
                "ricochet.account.imap.host | localhost | ricochet.account.imap.host (RICOCHET_ACCOUNT_IMAP_HOST) is a loopback address, which ricochet.egress.allow does not allow.",
                "ricochet.account.imap.host | 2130706433 | ricochet.account.imap.host (RICOCHET_ACCOUNT_IMAP_HOST) must be a host name, or an address in its usual form.",
                "ricochet.account.imap.port | 143 | ricochet.account.imap.port (RICOCHET_ACCOUNT_IMAP_PORT) must be 993, or ricochet.egress.allow must name the host.",
                "ricochet.account.smtp.port | 25 | ricochet.account.smtp.port (RICOCHET_ACCOUNT_SMTP_PORT) must be 465 or 587 or 2525, or ricochet.egress.allow must name the host.",
                "ricochet.account.callback-url | https://169.254.169.254/x | ricochet.account.callback-url (RICOCHET_ACCOUNT_CALLBACK_URL) is a link-local address, which is never connected to.",
                "ricochet.account.callback-url | http://localhost:8025/x | ricochet.account.callback-url (RICOCHET_ACCOUNT_CALLBACK_URL) may begin with http:// only where ricochet.egress.allow allows its address.",
                "ricochet.account.oauth.refresh-token | 1//x | ricochet.account.oauth.client-id (RICOCHET_ACCOUNT_OAUTH_CLIENT_ID) is missing: the refresh token was given to a client.",
                "ricochet.account.service-account.key | {} | ricochet.account.app-password (RICOCHET_ACCOUNT_APP_PASSWORD) is one way to log in, ricochet.account.oauth.refresh-token and ricochet.account.service-account.key are others: only one of them can be meant.",
                "ricochet.alarm.mail.to | ops@example.org | ricochet.alarm.mail.to (RICOCHET_ALARM_MAIL_TO) needs quarkus.mailer.host, the server that takes the mail, and quarkus.mailer.from.",
                "ricochet.alarm.mail.to | ops | ricochet.alarm.mail.to (RICOCHET_ALARM_MAIL_TO) must be mail addresses, separated by commas.",
                "ricochet.alarm.webhook.url | http://hooks.example.org/s3cret | ricochet.alarm.webhook.url (RICOCHET_ALARM_WEBHOOK_URL) must be an https:// address; http:// is for this very machine only.",
                "ricochet.alarm.webhook.url | https://10.0.0.5/s3cret | ricochet.alarm.webhook.url (RICOCHET_ALARM_WEBHOOK_URL) is a private address, which ricochet.egress.allow does not allow.",
                "ricochet.alarm.webhook.form | discord | ricochet.alarm.webhook.form (RICOCHET_ALARM_WEBHOOK_FORM) must be one of teams, slack, json.",
                "ricochet.alarm.digest-at | seven | ricochet.alarm.digest-at (RICOCHET_ALARM_DIGEST_AT) cannot be read: it needs a value of the form of its default, 07:00.",
                "ricochet.alarm.end-after | 0s | ricochet.alarm.end-after (RICOCHET_ALARM_END_AFTER) must be at least 1s.",
                "ricochet.egress.allow | 10.0.0.1/8 | ricochet.egress.allow (RICOCHET_EGRESS_ALLOW) must be host names, addresses and networks, separated by commas: relay.example.org,10.1.0.0/16.",
                "ricochet.egress.allow | 169.254.0.0/16 | ricochet.egress.allow (RICOCHET_EGRESS_ALLOW) names link-local, metadata or multicast addresses, which are never connected to.",
                "ricochet.poll.evry | 5s | ricochet.poll.evry (RICOCHET_POLL_EVRY) is not a setting of Ricochet; docs/configuration.md lists them all.",
                "ricochet.acount.address | a@example.org | ricochet.acount.address (RICOCHET_ACOUNT_ADDRESS) is not a setting of Ricochet; docs/configuration.md lists them all.",
            })
    void what_is_wrong_is_said_in_one_sentence(String property, String value, String sentence) {
        Map<String, String> settings = new HashMap<>(ACCOUNT);
        settings.put(property, value);
        assertThat(refusal(settings)).isEqualTo(sentence);
    }

    @Test
    void what_the_list_allows_may_be_anywhere_at_any_port() {
        Map<String, String> settings = new HashMap<>(ACCOUNT);
        settings.put("ricochet.egress.allow", "10.0.0.0/8, relay.example.org, 127.0.0.0/8");
        settings.put("ricochet.account.imap.host", "10.0.0.5");
        settings.put("ricochet.account.imap.port", "1993");
        settings.put("ricochet.account.smtp.host", "relay.example.org");
        settings.put("ricochet.account.smtp.port", "1465");
        settings.put("ricochet.account.callback-url", "http://localhost:8025/x");
        assertThatCode(() -> settings(settings)).doesNotThrowAnyException();
    }

    @Test
    void an_endpoint_of_tokens_is_a_host_as_any_other() {
        Map<String, String> settings = new HashMap<>(ACCOUNT);
        settings.remove("ricochet.account.app-password");
        settings.put("ricochet.account.oauth.client-id", "client");
        settings.put("ricochet.account.oauth.refresh-token", "1//refresh");
        assertThatCode(() -> settings(settings)).doesNotThrowAnyException();

        settings.put("ricochet.account.preset", "microsoft365");
        assertThat(refusal(settings))
                .isEqualTo("ricochet.account.oauth.token-endpoint (RICOCHET_ACCOUNT_OAUTH_TOKEN_ENDPOINT)"
                        + " has to be set: the preset microsoft365 does not know it.");

        settings.put("ricochet.account.oauth.token-endpoint", "https://10.0.0.5/token");
        assertThat(refusal(settings))
                .isEqualTo("ricochet.account.oauth.token-endpoint (RICOCHET_ACCOUNT_OAUTH_TOKEN_ENDPOINT)"
                        + " is a private address, which ricochet.egress.allow does not allow.");
    }

    @Test
    void an_identity_provider_needs_an_audience_and_a_role() {
        Map<String, String> settings = new HashMap<>(ACCOUNT);
        settings.put("quarkus.oidc.tenant-enabled", "true");
        assertThat(refusal(settings))
                .isEqualTo("quarkus.oidc.token.audience (QUARKUS_OIDC_TOKEN_AUDIENCE)"
                        + " must say what a token names that is meant for Ricochet: else everybody's would do.");
        settings.put("quarkus.oidc.token.audience", "ricochet");
        assertThat(refusal(settings)).startsWith("ricochet.access.roles.admin (RICOCHET_ACCESS_ROLES_ADMIN)");
        settings.put("ricochet.access.roles.bounces-read", "mail-readers");
        assertThatCode(() -> settings(settings)).doesNotThrowAnyException();
    }

    @Test
    void rules_that_cannot_be_used_stop_the_start_with_file_and_line(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("own.yaml"), "- id: one\n  reason: GONE\n");
        assertThat(refusal(Map.of("ricochet.rules.directory", directory.toString())))
                .startsWith("ricochet.rules.directory (RICOCHET_RULES_DIRECTORY) holds rules that cannot be used:")
                .contains(directory.resolve("own.yaml") + ":2: 'GONE' is no reason");
    }

    @Test
    void a_bad_secret_is_not_repeated() {
        Map<String, String> settings = new HashMap<>(ACCOUNT);
        settings.put("ricochet.account.callback-url", "https://callback.example.net/very secret");
        assertThat(refusal(settings)).contains("callback-url").doesNotContain("secret");
    }

    @Test
    void a_file_of_a_secret_that_cannot_be_read_is_named_by_its_property() {
        Map<String, String> settings = new HashMap<>(ACCOUNT);
        settings.remove("ricochet.account.app-password");
        settings.put("ricochet.account.app-password-file", "/nowhere/password");
        assertThat(refusal(settings))
                .isEqualTo("ricochet.account.app-password-file (RICOCHET_ACCOUNT_APP_PASSWORD_FILE)"
                        + " must name a file that can be read.");
    }

    @Test
    void secrets_may_come_from_files(@TempDir Path directory) throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "abcdefghijklmnop\n");
        Path url = Files.writeString(directory.resolve("url"), "https://callback.example.net/in/5e1f\n");
        assertThatCode(() -> settings(Map.of(
                        "ricochet.account.address", "news@example.org",
                        "ricochet.account.app-password-file", password.toString(),
                        "ricochet.account.callback-url-file", url.toString())))
                .doesNotThrowAnyException();
    }

    @Test
    void a_misspelt_variable_stops_the_start_and_is_named() {
        Throwable refusal = catchThrowable(() -> settings(Map.of(), Map.of("RICOCHET_POLL_EVRY", "5s")));
        assertThat(refusal)
                .hasMessage("RICOCHET_POLL_EVRY is not a setting of Ricochet; docs/configuration.md lists them all.");
    }

    @Test
    void a_variable_of_an_account_with_a_name_is_known_by_its_end() {
        assertThatCode(() -> settings(
                        Map.of(),
                        Map.of(
                                "RICOCHET_ACCOUNTS_SALES2_ADDRESS", "sales@example.org",
                                "RICOCHET_ACCOUNTS_SALES2_APP_PASSWORD", "abcdefghijklmnop",
                                "RICOCHET_ACCOUNTS_SALES2_CALLBACK_URL", "https://callback.example.net/in/5e1f",
                                "RICOCHET_ACCOUNTS_SALES2_IMAP_FOLDERS_0_", "INBOX")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"RICOCHET_ACCOUNTS_MY_SALES_ADDRESS", "RICOCHET_ACCOUNTS_SALES_ADRESS", "RICOCHET_ACCOUNTS__ADDRESS"})
    void a_variable_that_would_set_no_account_stops_the_start(String variable) {
        assertThat(catchThrowable(() -> settings(Map.of(), Map.of(variable, "sales@example.org"))))
                .hasMessage(variable + " is not a setting of Ricochet; docs/configuration.md lists them all.");
    }

    @Test
    void variables_reach_the_settings() {
        Settings settings = settings(
                Map.of(),
                Map.ofEntries(
                        entry("RICOCHET_DATABASE", "external"),
                        entry("RICOCHET_DATA_DIR", "/data"),
                        entry("RICOCHET_ACCOUNT_IMAP_FOLDERS_0_", "INBOX"),
                        entry("RICOCHET_VERDICT_BARE_5XX", "hard"),
                        entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db.example.net/ricochet")));
        assertThat(settings.database().database()).isEqualTo(DatabaseConfig.Mode.EXTERNAL);
        assertThat(settings.database().dataDir()).contains(Path.of("/data"));
        assertThat(settings.databaseUrl()).contains("jdbc:postgresql://db.example.net/ricochet");
    }

    private static String refusal(Map<String, String> properties) {
        return catchThrowable(() -> settings(properties)).getMessage();
    }

    private static Settings settings(Map<String, String> properties) {
        return settings(properties, Map.of());
    }

    private static Settings settings(Map<String, String> properties, Map<String, String> environment) {
        return Settings.of(ConfigUtils.emptyConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(properties, "properties", 400),
                        new EnvConfigSource(environment, 300))
                .build());
    }
}

package dev.ricochet.web.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Provenance;
import dev.ricochet.account.Successors;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.flow.Surroundings;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.mailbox.TokenLogin;
import dev.ricochet.oauth.TokenServer;
import dev.ricochet.smtp.ScriptedSmtpServer;
import dev.ricochet.web.ShellPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying settings over REST, with servers that listen. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class TrialsTest {
    private static final String WRONG = "wron gpas swor dxxx";

    @Inject
    Tokens tokens;

    @Inject
    Accounts accounts;

    @Inject
    DataSource database;

    @Inject
    Successors successors;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final ScriptedSmtpServer smtp = ScriptedSmtpServer.start(ScriptedSmtpServer.Mode.IMPLICIT_TLS);
    private String writer = "";

    @TestHTTPResource("")
    URL server;

    @BeforeEach
    void somebodyWhoMayReadAndWrite() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // what was sent before counts too
            int _ = statement.executeUpdate("truncate test_send cascade");
        }
        writer = Bearer.of(tokens, Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE);
        imap.behave();
        imap.clear();
    }

    @AfterEach
    void leaveNothing() {
        await().until(this::nothingIsOnItsWay);
        smtp.close();
        for (KnownAccount known : accounts.all()) {
            if (known.provenance() instanceof Provenance.Stored) {
                assertThat(request()
                                .header("If-Match", "*")
                                .delete("/api/v1/accounts/" + known.id() + "?events=discard")
                                .statusCode())
                        .isEqualTo(204);
            }
        }
    }

    @Test
    void settings_that_work_are_said_to_work_and_nothing_is_kept_or_sent() {
        Response tried = request().body(form()).post("/api/v1/verify");
        assertThat(tried.statusCode()).as(tried.asString()).isEqualTo(200);
        assertThat(tried.jsonPath().getBoolean("works")).as(tried.asString()).isTrue();
        assertThat(tried.jsonPath().getList("steps.part")).contains("smtp", "imap", "callback");
        assertThat(tried.asString()).doesNotContain(ScriptedImapServer.PASSWORD, "/token");
        assertThat(smtp.mails()).isEmpty();
        assertThat(receiver.bodies()).allSatisfy(body -> assertThat(body).isEmpty());
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void a_refused_login_is_explained_with_what_to_do_next() {
        smtp.on("AUTH", "535 5.7.8 Username and Password not accepted.");
        Response tried = request().body(form()).post("/api/v1/verify");
        assertThat(tried.jsonPath().getBoolean("works")).isFalse();
        String login = "steps.find { it.part == 'smtp' && it.step == 'login' }.";
        assertThat(tried.jsonPath().getString(login + "state")).isEqualTo("failed");
        assertThat(tried.jsonPath().getList(login + "advice.todo").toString())
                .contains("make a password for this program");
        assertThat(tried.asString()).doesNotContain(ScriptedImapServer.PASSWORD);
    }

    @Test
    void a_new_password_takes_the_old_ones_place_once_it_has_worked() {
        String place = made();
        assertThat(pendingSince(replacePassword(place, WRONG))).isNotNull();
        Response refused = request().post(place + "/verify");
        assertThat(refused.jsonPath().getBoolean("works"))
                .as(refused.asString())
                .isFalse();
        assertThat(refused.jsonPath().getBoolean("promoted")).isFalse();
        assertThat(inUse(place)).isEqualTo(ScriptedImapServer.PASSWORD);

        imap.behave();
        assertThat(pendingSince(replacePassword(place, ScriptedImapServer.PASSWORD)))
                .isNotNull();
        Response worked = request().post(place + "/verify");
        assertThat(worked.jsonPath().getBoolean("promoted"))
                .as(worked.asString())
                .isTrue();
        assertThat(pendingSince(request().get(place))).isNull();
    }

    @Test
    void a_mailbox_is_opened_by_a_refresh_token_and_by_the_one_that_replaced_it() throws IOException {
        try (TokenServer tokenServer = TokenServer.open()) {
            tokenServer.next(200, "{\"access_token\":\"token-1\",\"expires_in\":600,\"refresh_token\":\"1//second\"}");
            TokenLogin.at(imap, "SASL-IR", "token-1");
            String body = form().replaceFirst(
                            "\"credentials\": \\{[^}]*}",
                            "\"credentials\": {\"oauth\": {\"tokenEndpoint\": \"" + tokenServer.uri()
                                    + "\", \"clientId\": \"client\", \"refreshToken\": \"1//first\"}}");
            Response made = request().body(body).post("/api/v1/accounts");
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
            Response tried = request().post(made.header("Location") + "/verify");
            assertThat(tried.jsonPath().getBoolean("works"))
                    .as(tried.asString())
                    .isTrue();
            assertThat(tried.asString()).doesNotContain("1//", "token-1");

            Authentication.RefreshToken given = (Authentication.RefreshToken) accounts.find(id(made.header("Location")))
                    .orElseThrow()
                    .account()
                    .imap()
                    .authentication();
            assertThat(successors.current(given).refreshToken().reveal()).isEqualTo("1//second");
            assertThat(request()
                            .header("If-Match", "*")
                            .delete(made.header("Location") + "?events=discard")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(successors.current(given)).isEqualTo(given);
        }
    }

    @Test
    void a_test_mail_shows_its_steps_as_they_happen() {
        String place = made();
        Response begun =
                request().body("{\"recipient\": \"alice@example.net\"}").post(place + "/test-sends");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        String followed = request().get(begun.header("Location") + "/steps").asString();
        assertThat(followed)
                .contains("\"step\":\"greeting\"", "\"step\":\"login\"", "\"step\":\"queued\"")
                .doesNotContain(ScriptedImapServer.PASSWORD);
        Response over = request().get(begun.header("Location"));
        assertThat(over.jsonPath().getString("state")).isEqualTo("sent");
        assertThat(smtp.mails()).singleElement().asString().contains("X-Ricochet-Test: ", "To: <alice@example.net>");
    }

    @Test
    void a_test_that_is_asked_for_twice_with_one_key_is_sent_once() {
        String place = made();
        String key = UUID.randomUUID().toString();
        String body = "{\"recipient\": \"alice@example.net\"}";
        String first = request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(place + "/test-sends")
                .header("Location");
        String again = request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(place + "/test-sends")
                .header("Location");
        assertThat(again).isEqualTo(first);
        await().until(() -> request().get(first).jsonPath().getString("state").equals("sent"));
        assertThat(smtp.mails()).hasSize(1);
    }

    @Test
    void nobody_can_use_it_as_a_relay() {
        String place = made();
        String body = "{\"recipient\": \"alice@example.net\"}";
        for (int i = 0; i < 6; i++) {
            assertThat(request().body(body).post(place + "/test-sends").statusCode())
                    .isEqualTo(202);
        }
        Response seventh = request().body(body).post(place + "/test-sends");
        assertThat(seventh.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(seventh.header("Retry-After"))).isBetween(3_000, 3_600);
        for (String recipients : List.of("a@example.net, b@example.net", "a@example.net\\r\\nBcc: b@example.net")) {
            assertThat(request()
                            .body("{\"recipient\": \"" + recipients + "\"}")
                            .post(place + "/test-sends")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void a_test_with_settings_that_are_not_kept_is_for_those_alone_who_are_bound_to_no_account() {
        String body = "{\"account\": " + form() + ", \"recipient\": \"alice@example.net\"}";
        Response begun = request().body(body).post("/api/v1/test-sends");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        writer = Bearer.bound(tokens, Set.of(UUID.randomUUID()), Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE);
        assertThat(request().get(begun.header("Location")).statusCode()).isEqualTo(404);
        assertThat(request().body(body).post("/api/v1/test-sends").statusCode()).isEqualTo(403);
        assertThat(request().body(form()).post("/api/v1/verify").statusCode()).isEqualTo(403);
        writer = Bearer.of(tokens, Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE);
    }

    @Test
    void nobody_guesses_passwords_by_it() {
        String place = made();
        for (int i = 0; i < 10; i++) {
            assertThat(request().post(place + "/verify").statusCode()).isEqualTo(200);
        }
        Response tooOften = request().body(form()).post("/api/v1/verify");
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(tooOften.header("Retry-After")).isEqualTo("20");
    }

    @Test
    void the_card_says_what_to_type_and_no_password() {
        Response card = request().get(made() + "/clevertap-card");
        assertThat(card.statusCode()).as(card.asString()).isEqualTo(200);
        assertThat(card.jsonPath().getString("fields.find { it.label == 'Port' }.value"))
                .isEqualTo(Integer.toString(smtp.port()));
        assertThat(card.jsonPath().getString("fields.find { it.label == 'Reply Address' }.value"))
                .isEqualTo(ScriptedImapServer.USER);
        assertThat(card.asString()).doesNotContain(ScriptedImapServer.PASSWORD, "/token");
    }

    @Test
    void advice_on_dns_is_given_without_a_resolver_too() {
        Response advice = request().get(made() + "/dns-advice");
        assertThat(advice.statusCode()).as(advice.asString()).isEqualTo(200);
        assertThat(advice.jsonPath().getList("findings.matter")).isEqualTo(List.of("mx", "spf", "dkim", "dmarc"));
    }

    @Test
    void what_was_sent_is_looked_into() {
        Response checked = request().post(made() + "/sent-check");
        assertThat(checked.statusCode()).as(checked.asString()).isEqualTo(200);
        assertThat(checked.jsonPath().getList("steps.step")).isEqualTo(List.of("login", "sent"));
        assertThat(checked.jsonPath().getList("steps.state")).isEqualTo(List.of("done", "done"));
    }

    @Test
    void a_probe_that_is_refused_says_so_as_any_test_does() {
        smtp.on("RCPT", "550 5.1.1 no such domain");
        Response begun = request().post(made() + "/probe");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        assertThat(request().get(begun.header("Location") + "/steps").asString())
                .contains("\"step\":\"rcpt-to\",\"state\":\"failed\"");
    }

    @Test
    void every_line_of_the_walk_does_what_it_says(@TempDir Path directory) throws IOException, InterruptedException {
        ShellPage.read("accounts.md")
                .run(
                        directory,
                        Map.of(
                                "RICOCHET", server.toString().replaceFirst("/$", ""),
                                "TOKEN", writer.substring("Bearer ".length()),
                                "ADDRESS", ScriptedImapServer.USER,
                                "APP_PASSWORD", ScriptedImapServer.PASSWORD,
                                "CALLBACK_URL", callbackUrl(),
                                "SERVERS", servers()));
        assertThat(accounts.all()).hasSize(1);
    }

    private boolean nothingIsOnItsWay() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from test_send where state = 'RUNNING' limit 1")) {
            return !row.next();
        }
    }

    private String form() {
        return "{\"address\": \"%s\", %s, \"credentials\": {\"appPassword\": \"%s\"}, \"callbackUrl\": \"%s\"}"
                .formatted(ScriptedImapServer.USER, servers(), ScriptedImapServer.PASSWORD, callbackUrl());
    }

    private String servers() {
        return "\"imap\": {\"host\": \"127.0.0.1\", \"port\": %d}, \"smtp\": {\"host\": \"127.0.0.1\", \"port\": %d}"
                .formatted(imap.port(), smtp.port());
    }

    private String callbackUrl() {
        return accounts.all().getFirst().account().callback().reveal().toString();
    }

    private String made() {
        Response made = request().body(form()).post("/api/v1/accounts");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.header("Location");
    }

    private Response replacePassword(String place, String password) {
        return given().header("Authorization", writer)
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"imap\": {\"credentials\": {\"appPassword\": \"" + password + "\"}}}")
                .patch(place);
    }

    private static String pendingSince(Response shown) {
        return shown.jsonPath().getString("imap.credentials.pendingSince");
    }

    private String inUse(String place) {
        return accounts.find(id(place))
                .orElseThrow()
                .account()
                .imap()
                .authentication()
                .secret()
                .reveal();
    }

    private static UUID id(String place) {
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    private RequestSpecification request() {
        return given().header("Authorization", writer).contentType("application/json");
    }
}

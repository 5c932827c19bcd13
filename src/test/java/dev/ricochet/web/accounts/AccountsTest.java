package dev.ricochet.web.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Secret;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.oauth.TestKey;
import dev.ricochet.outbox.Claim;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Rest;
import dev.ricochet.outbox.Sample;
import dev.ricochet.outbox.Settled;
import dev.ricochet.outbox.Settlement;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AccountsTest {
    private static final String PATH = "/api/v1/accounts";
    private static final String PASSWORD = "abcd efgh ijkl mnop";
    private static final String CALLBACK = "https://127.0.0.1:8443/in/0123456789ab";
    private static final String FORM = """
            {"name": "Sales", "address": "sales@example.org", "credentials": {"appPassword": "%s"}, "callbackUrl": "%s",
             "imap": {"host": "127.0.0.1", "port": 1}, "smtp": {"host": "127.0.0.1", "port": 587}}
            """.formatted(PASSWORD, CALLBACK);

    @Inject
    Tokens tokens;

    @Inject
    Accounts accounts;

    @Inject
    Outbox outbox;

    private String writer = "";

    @BeforeEach
    void somebodyWhoMayReadAndWrite() {
        writer = Bearer.of(tokens, Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE);
    }

    @AfterEach
    void leaveNothing() {
        for (KnownAccount known : accounts.all()) {
            String place = PATH + "/" + known.id();
            assertThat(writing("*").delete(place + "?events=discard").statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void an_account_that_was_made_is_shown_without_its_secrets() {
        Response made = as(writer).body(FORM).post(PATH);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");

        Response shown = as(writer).get(made.header("Location"));
        assertThat(shown.jsonPath().getString("name")).isEqualTo("Sales");
        assertThat(shown.jsonPath().getString("source")).isEqualTo("stored");
        assertThat(shown.jsonPath().getString("imap.username")).isEqualTo("sales@example.org");
        assertThat(shown.jsonPath().getString("smtp.tls")).isEqualTo("starttls");
        assertThat(shown.jsonPath().getString("lookBack")).isEqualTo("PT168H");
        assertThat(shown.jsonPath().getBoolean("imap.credentials.set")).isTrue();
        assertThat(shown.jsonPath().getString("imap.credentials.setAt")).startsWith("20");
        assertThat(shown.jsonPath().getString("callback.url")).isEqualTo("https://127.0.0.1/…89ab");
        assertThat(shown.asString() + made.asString() + as(writer).get(PATH).asString())
                .doesNotContain("abcd", "mnop", "/in/");
    }

    @Test
    void a_format_is_chosen_with_what_signs_it_and_the_project_is_named() {
        String place = as(writer).body(FORM).post(PATH).header("Location");
        assertThat(as(writer).get(place).jsonPath().getString("format")).isEqualTo("clevertap-v1");
        Response unsigned = patching().body("{\"format\": \"events\"}").patch(place);
        assertThat(unsigned.statusCode()).isEqualTo(422);
        assertThat(unsigned.jsonPath().getString("errors[0].pointer")).isEqualTo("#/format");

        Response changed = patching().body("""
                        {"format": "events", "signingSecrets": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr"],
                         "cleverTap": {"region": "in1", "accountId": "TEST-W8W-6WR-846Z", "passcode": "p4sscode"}}""").patch(place);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        // what is left out stays
        assertThat(patching().body("{\"name\": \"Other\"}").patch(place).statusCode())
                .isEqualTo(200);
        Response shown = as(writer).get(place);
        assertThat(shown.jsonPath().getString("format")).isEqualTo("events");
        assertThat(shown.jsonPath().getInt("signingSecrets")).isEqualTo(1);
        assertThat(shown.jsonPath().getString("cleverTap.region")).isEqualTo("in1");
        assertThat(shown.jsonPath().getBoolean("cleverTap.passcode.set")).isTrue();
        assertThat(shown.asString()).doesNotContain("whsec", "p4sscode");
        assertThat(patching()
                        .body("{\"cleverTap\": null}")
                        .patch(place)
                        .jsonPath()
                        .<Object>get("cleverTap"))
                .isNull();
    }

    @Test
    void a_preset_fills_in_what_is_known_of_a_provider() {
        String form = """
                {"preset": "gmail", "address": "a@example.org", "imap": {"host": "127.0.0.1", "port": 2},
                 "smtp": {"host": "127.0.0.1"}, "credentials": {"appPassword": "x"}, "callbackUrl": "%s"}""".formatted(CALLBACK);
        Response made = as(writer).body(form).post(PATH);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getInt("smtp.port")).isEqualTo(465);
        assertThat(made.jsonPath().getString("smtp.tls")).isEqualTo("implicit");
    }

    @Test
    void a_refresh_token_and_the_key_of_a_service_account_go_in_and_never_come_out() {
        String oauth = "\"oauth\": {\"tokenEndpoint\": \"https://127.0.0.1/token\", \"clientId\": \"client\","
                + " \"clientSecret\": \"GOCSPX-s3cr3t\", \"refreshToken\": \"1//r3fr3sh\"}";
        Response made = as(writer).body(withCredentials(oauth)).post(PATH);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getBoolean("imap.credentials.set")).isTrue();
        String place = made.header("Location");
        assertThat(accounts.find(id(place)).orElseThrow().account().smtp().authentication())
                .isEqualTo(new Authentication.RefreshToken(
                        URI.create("https://127.0.0.1/token"),
                        "client",
                        new Secret("GOCSPX-s3cr3t"),
                        new Secret("1//r3fr3sh")));

        String key =
                "{\"client_email\": \"reader@project.iam.example\", \"private_key\": \"%s\", \"token_uri\": \"%s\"}"
                        .formatted(TestKey.pem(), "https://127.0.0.1/token");
        Response changed = patching()
                .body("{\"smtp\": {\"credentials\": {\"serviceAccount\": {\"key\": " + key + "}}}}")
                .patch(place + "?force=true");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(accounts.find(id(place)).orElseThrow().account().smtp().authentication())
                .isInstanceOfSatisfying(
                        Authentication.ServiceAccount.class,
                        service -> assertThat(service.subject()).isEqualTo("sales@example.org"));
        assertThat(made.asString() + changed.asString() + as(writer).get(place).asString())
                .doesNotContain("s3cr3t", "r3fr3sh", "PRIVATE", "project.iam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"appPassword\": \"abcd\", \"oauth\": {\"clientId\": \"c\", \"refreshToken\": \"hunter2\"} | #/credentials | must be one of",
                "\"oauth\": {\"clientId\": \"c\", \"refreshToken\": \"hunter2\"} | #/credentials/oauth/tokenEndpoint | is missing",
                "\"oauth\": {\"clientId\": \"c\"} | #/credentials/oauth/refreshToken | must not be blank",
                "\"oauth\": {\"tokenEndpoint\": \"hunter2\", \"clientId\": \"c\", \"refreshToken\": \"x\"} | #/credentials/oauth/tokenEndpoint | must be an https:// address",
                "\"oauth\": {\"tokenEndpoint\": \"https://169.254.169.254/x\", \"clientId\": \"c\", \"refreshToken\": \"hunter2\"} | #/imap/credentials | cannot be used",
                "\"serviceAccount\": {\"key\": {\"private_key\": \"hunter2\"}} | #/credentials/serviceAccount/key | has no client_email",
                "\"serviceAccount\": {\"key\": {\"client_email\": \"a\", \"private_key\": \"hunter2\"}} | #/credentials/serviceAccount/key | has no RSA key",
                "\"serviceAccount\": {\"key\": \"hunter2\"} | #/credentials/serviceAccount/key | must be",
                "\"refreshToken\": \"hunter2\" | #/credentials | not known",
            })
    void credentials_that_cannot_be_used_are_refused_without_repeating_them(
            String credentials, String pointer, String words) {
        Response refused = as(writer).body(withCredentials(credentials)).post(PATH);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer"))
                .as(refused.asString())
                .isEqualTo(pointer);
        assertThat(refused.jsonPath().getString("errors[0].detail")).contains(words);
        assertThat(refused.asString()).doesNotContain("hunter2");
    }

    private static String withCredentials(String credentials) {
        return FORM.replace("\"appPassword\": \"" + PASSWORD + "\"", credentials);
    }

    @Test
    void everything_that_is_wrong_with_a_form_is_said_at_once() {
        Response refused = as(writer)
                .body("{\"address\": \"nobody\", \"callbackUrl\": \"ftp://hunter2\", \"lookBack\": \"PT0S\"}")
                .post(PATH);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .isEqualTo(List.of(
                        "#/address",
                        "#/imap/host",
                        "#/imap/credentials",
                        "#/smtp/host",
                        "#/smtp/port",
                        "#/smtp/credentials",
                        "#/callbackUrl",
                        "#/lookBack"));
        assertThat(refused.asString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, never",
        "::ffff:169.254.169.254, never",
        "10.0.0.1, egress.allow",
        "2130706433, usual form",
        "0x7f.1, usual form"
    })
    void a_server_within_our_own_network_is_refused(String host, String words) {
        Response refused = as(writer)
                .body(FORM.replace("\"host\": \"127.0.0.1\", \"port\": 1", "\"host\": \"" + host + "\""))
                .post(PATH);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("#/imap/host");
        assertThat(refused.jsonPath().getString("errors[0].detail")).contains(words);
    }

    @Test
    void nothing_that_a_protocol_carries_line_by_line_has_two_lines() {
        String folders = "\"port\": 1, \"folders\": [\"INBOX\\r\\nA1 DELETE INBOX\"]";
        String username = "\"username\": \"sales\\r\\nA1 LOGOUT\", \"address\"";
        for (String form : List.of(FORM.replace("\"port\": 1", folders), FORM.replace("\"address\"", username))) {
            Response refused = as(writer).body(form).post(PATH);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
            assertThat(refused.jsonPath().getString("errors[0].detail")).isEqualTo("must stand on one line");
        }
    }

    @Test
    void a_second_account_of_one_inbox_is_refused() {
        made();
        Response second = as(writer).body(FORM.replace("Sales", "Other")).post(PATH);
        assertThat(second.statusCode()).isEqualTo(409);
    }

    @Test
    void a_creation_that_is_repeated_makes_one_account() {
        String key = UUID.randomUUID().toString();
        Response first = as(writer).header("Idempotency-Key", key).body(FORM).post(PATH);
        Response again = as(writer).header("Idempotency-Key", key).body(FORM).post(PATH);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(as(writer).get(PATH).jsonPath().getList("items")).hasSize(1);
    }

    @Test
    void of_two_editors_the_second_is_refused() {
        String place = made();
        assertThat(as(writer).body(FORM).put(place).statusCode()).isEqualTo(428);
        Response first = writing("\"1\"").body(FORM.replace("Sales", "One")).put(place);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        Response second = writing("\"1\"").body(FORM.replace("Sales", "Two")).put(place);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(as(writer).get(place).jsonPath().getString("name")).isEqualTo("One");
    }

    @Test
    void a_patch_changes_what_it_names_and_leaves_the_rest() {
        String place = made();
        Response patched = patching().body("""
                        {"name": null, "imap": {"dailyBytes": 3000000}, "maxEventAge": "P10D"}""").patch(place);
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        assertThat(patched.jsonPath().getString("name")).isEqualTo("sales@example.org");
        assertThat(patched.jsonPath().getInt("imap.dailyBytes")).isEqualTo(3_000_000);
        assertThat(patched.jsonPath().getInt("imap.port")).isEqualTo(1);
        assertThat(patched.jsonPath().getString("imap.credentials.pendingSince"))
                .isNull();

        Response wrong = patching().body("{\"imap\": {\"daylyBytes\": 3}}").patch(place);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.jsonPath().getString("errors[0].pointer")).isEqualTo("#/imap");
        Response nothing = patching().body("{\"imap\": {\"dailyBytes\": 0}}").patch(place);
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.jsonPath().getString("errors[0].pointer")).isEqualTo("#/imap/dailyBytes");
    }

    @Test
    void what_is_told_milder_or_not_at_all_is_said_by_the_account() {
        String place = made();
        Response usual = as(writer).get(place);
        assertThat(usual.jsonPath().getString("campaignMail")).isEqualTo("auto");
        assertThat(usual.jsonPath().getString("proofOfOrigin")).isEqualTo("auto");
        assertThat(usual.jsonPath().getList("neverHard")).isNull();

        Response patched = patching().body("""
                        {"campaignMail": "marked", "campaignHeader": "X-Offer", "campaignFrom": "*@news.example.org",
                         "neverHard": ["Boss@example.com", "partner.example"]}""").patch(place);
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        Response shown = as(writer).get(place);
        assertThat(shown.jsonPath().getString("campaignMail")).isEqualTo("marked");
        assertThat(shown.jsonPath().getString("campaignHeader")).isEqualTo("X-Offer");
        assertThat(shown.jsonPath().getString("campaignFrom")).isEqualTo("*@news.example.org");
        assertThat(shown.jsonPath().getList("neverHard")).isEqualTo(List.of("boss@example.com", "partner.example"));

        Response wrong = patching()
                .body("{\"campaignHeader\": \"X Offer\", \"campaignFrom\": \"news\", \"neverHard\": [\"boss\"]}")
                .patch(place);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.jsonPath().getList("errors.pointer"))
                .isEqualTo(List.of("#/campaignHeader", "#/campaignFrom", "#/neverHard"));
    }

    @Test
    void a_new_password_waits_beside_the_old_one_until_it_is_verified_or_forced() {
        String place = made();
        String form = "{\"imap\": {\"credentials\": {\"appPassword\": \"qrst uvwx yzab cdef\"}}}";
        Response waiting = patching().body(form).patch(place);
        assertThat(waiting.jsonPath().getString("imap.credentials.pendingSince"))
                .startsWith("20");
        assertThat(waiting.jsonPath().getString("smtp.credentials.pendingSince"))
                .isNull();
        Response forced = patching().body(form).patch(place + "?force=true");
        assertThat(forced.jsonPath().getString("imap.credentials.pendingSince")).isNull();
        UUID id = UUID.fromString(forced.jsonPath().getString("id"));
        assertThat(accounts.find(id)
                        .orElseThrow()
                        .account()
                        .imap()
                        .authentication()
                        .secret()
                        .reveal())
                .isEqualTo("qrstuvwxyzabcdef");
    }

    @Test
    void another_inbox_is_another_account_and_another_server_wants_its_password_again() {
        String place = made();
        Response inbox =
                patching().body("{\"imap\": {\"username\": \"other\"}}").patch(place);
        assertThat(inbox.statusCode()).isEqualTo(422);
        assertThat(inbox.jsonPath().getString("detail")).contains("identity");
        Response server =
                patching().body("{\"smtp\": {\"host\": \"127.0.0.2\"}}").patch(place);
        assertThat(server.statusCode()).isEqualTo(422);
        assertThat(server.jsonPath().getString("detail")).contains("password");
    }

    @Test
    void another_callback_host_and_doing_without_proof_need_an_administrator() {
        String place = made();
        String elsewhere = "{\"callbackUrl\": \"https://127.0.0.9:8443/in/x\"}";
        String unproven = "{\"proofOfOrigin\": \"off\"}";
        assertThat(patching().body(elsewhere).patch(place).statusCode()).isEqualTo(403);
        assertThat(patching().body(unproven).patch(place).statusCode()).isEqualTo(403);
        writer = Bearer.of(tokens, Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE, Scope.ADMIN);
        assertThat(patching().body(elsewhere).patch(place).statusCode()).isEqualTo(200);
        assertThat(patching().body(unproven).patch(place).statusCode()).isEqualTo(200);
    }

    @Test
    void what_could_do_people_harm_is_an_alarm_that_says_how_many_they_are() {
        String place = made();
        writer = Bearer.of(tokens, Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE, Scope.ADMIN);
        String body = "{\"callbackUrl\": \"https://127.0.0.9:8443/in/x\", \"proofOfOrigin\": \"off\"}";
        assertThat(patching().body(body).patch(place).statusCode()).isEqualTo(200);

        String account = place.substring(place.lastIndexOf('/') + 1);
        String bound = Bearer.bound(tokens, Set.of(UUID.fromString(account)), Scope.ACCOUNTS_READ);
        Response alarms = as(bound).get("/api/v1/alarms");
        assertThat(alarms.jsonPath().getList("items.condition"))
                .containsExactlyInAnyOrder("CALLBACK_CHANGED", "PROOF_OFF");
        assertThat(alarms.jsonPath().getString("items.find { it.condition == 'CALLBACK_CHANGED' }.words"))
                .startsWith("127.0.0.9 in place of 127.0.0.1; people: 0; by token ");
        assertThat(alarms.asString()).doesNotContain("/in/");
    }

    @Test
    void a_paused_account_says_so_and_goes_on_when_it_is_resumed() {
        String place = made();
        assertThat(writing("*").post(place + "/pause").jsonPath().getString("state"))
                .isEqualTo("paused");
        assertThat(writing("*").post(place + "/resume").jsonPath().getString("state"))
                .isEqualTo("active");
    }

    @Test
    void a_deletion_has_to_say_what_becomes_of_events() {
        String place = made();
        assertThat(writing("*").delete(place).statusCode()).isEqualTo(422);
        assertThat(writing("*").delete(place + "?events=keep").statusCode()).isEqualTo(204);
        assertThat(as(writer).get(place).statusCode()).isEqualTo(404);
    }

    @Test
    void who_is_bound_to_other_accounts_sees_nothing_of_it() {
        String place = made();
        String bound = Bearer.bound(tokens, Set.of(UUID.randomUUID()), Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE);
        assertThat(as(bound).get(place).statusCode()).isEqualTo(404);
        assertThat(as(bound).get(PATH).jsonPath().getList("items")).isEmpty();
        assertThat(as(bound).header("If-Match", "*").post(place + "/pause").statusCode())
                .isEqualTo(404);
        assertThat(as(bound).body(FORM).post(PATH).statusCode()).isEqualTo(403);
    }

    @Test
    void who_is_bound_to_accounts_reads_their_list_to_its_end() {
        UUID one = id(made());
        Response other = as(writer).body(FORM.replace("sales@", "other@")).post(PATH);
        UUID two = UUID.fromString(other.jsonPath().getString("id"));
        String bound = Bearer.bound(tokens, Set.of(one, two), Scope.ACCOUNTS_READ);
        Response first = as(bound).queryParam("limit", 1).get(PATH);
        Response last = as(bound)
                .queryParam("limit", 1)
                .queryParam("after", first.jsonPath().getString("next"))
                .get(PATH);
        assertThat(List.of(
                        first.jsonPath().getString("items[0].id"),
                        last.jsonPath().getString("items[0].id")))
                .containsExactlyInAnyOrder(one.toString(), two.toString());
        assertThat(last.jsonPath().getString("next")).isNull();
    }

    @Test
    void the_trail_names_what_was_changed_and_no_secret() {
        String place = made();
        assertThat(patching()
                        .body("{\"credentials\": {\"appPassword\": \"qrst uvwx\"}, \"name\": \"New\"}")
                        .patch(place)
                        .statusCode())
                .isEqualTo(200);
        String trail = as(Bearer.of(tokens, Scope.ADMIN)).get("/api/v1/audit").asString();
        assertThat(trail)
                .contains("account.create", "account.replace", "secret imap", "secret smtp", "\"name\"")
                .doesNotContain("qrst", "sales@example.org");
    }

    @Test
    void a_receiver_that_is_gone_is_shown_as_such_and_a_person_resumes_it() {
        String place = made();
        // or it would be told while the test looks
        assertThat(writing("*").post(place + "/pause").statusCode()).isEqualTo(200);
        UUID account = id(place);
        Sample sample = new Sample(account);
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(sample.mail("batch")), Sample.free(sample.events(1))));
        assertThat(as(writer).get(place + "/receiver").jsonPath().getBoolean("resting"))
                .isFalse();

        Claim claim = new Claim(account, UUID.randomUUID(), 1, Duration.ZERO, "test", Duration.ofMinutes(2));
        Rest gone = new Rest(Rest.Why.AT_FAULT, Rest.FOR_GOOD, "HTTP 410 gone");
        outbox.settle(
                outbox.claim(claim).orElseThrow(),
                new Settled(_ -> new Settlement.PutBack("HTTP 410 gone"), Optional.of(gone), Optional.empty()));
        Response resting = as(writer).get(place + "/receiver");
        assertThat(resting.jsonPath().getString("why")).isEqualTo("at_fault");
        assertThat(resting.jsonPath().getString("words")).isEqualTo("HTTP 410 gone");
        assertThat(resting.jsonPath().getString("nextTryIn")).isNull();
        assertThat(resting.jsonPath().getString("callback")).isEqualTo("https://127.0.0.1/…89ab");
        assertThat(outbox.claim(claim)).isEmpty();

        Response resumed = as(writer).post(place + "/receiver/resume");
        assertThat(resumed.statusCode()).as(resumed.asString()).isEqualTo(200);
        assertThat(resumed.jsonPath().getBoolean("resting")).isFalse();
        assertThat(outbox.claim(claim)).isPresent();
        String trail = as(Bearer.of(tokens, Scope.ADMIN)).get("/api/v1/audit").asString();
        assertThat(trail).contains("receiver.resume");
    }

    private static UUID id(String place) {
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    private String made() {
        Response made = as(writer).body(FORM).post(PATH);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.header("Location");
    }

    private RequestSpecification patching() {
        return given().header("Authorization", writer)
                .header("If-Match", "*")
                .contentType("application/merge-patch+json");
    }

    private RequestSpecification writing(String revision) {
        return as(writer).header("If-Match", revision);
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType("application/json");
    }
}

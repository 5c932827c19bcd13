package dev.ricochet.web.collected;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CollectedTest {
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String FORM = """
            {"address": "%s@example.org", "credentials": {"appPassword": "x"}, "callbackUrl": "https://127.0.0.1:8443/in/0123",
             "telling": "shadow", "firstRun": "preview", "maxHardAnHour": 12,
             "imap": {"host": "127.0.0.1", "port": 1}, "smtp": {"host": "127.0.0.1", "port": 587}}
            """;

    @Inject
    Outbox outbox;

    @Inject
    Tokens tokens;

    @Inject
    Accounts accounts;

    private String bearer = "";
    private String place = "";
    private Sample sample = Sample.ofNewAccount();

    @BeforeEach
    void an_account_and_somebody_who_may_do_all() {
        String all = Bearer.of(tokens, Scope.values());
        Response made =
                as(all).body(FORM.formatted(UUID.randomUUID().toString())).post(ACCOUNTS);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getString("telling")).isEqualTo("shadow");
        assertThat(made.jsonPath().getString("firstRun")).isEqualTo("preview");
        UUID id = UUID.fromString(made.jsonPath().getString("id"));
        sample = new Sample(id);
        place = ACCOUNTS + "/" + id;
        bearer = Bearer.bound(tokens, Set.of(id), Scope.values());
    }

    @AfterEach
    void leaveNothing() {
        for (KnownAccount known : accounts.all()) {
            assertThat(as(Bearer.of(tokens, Scope.values()))
                            .header("If-Match", "*")
                            .delete(ACCOUNTS + "/" + known.id() + "?events=discard")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void what_was_collected_is_shown_by_class_reason_and_domain() {
        collected();
        Response shown = as(bearer).get(place + "/preview");
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(shown.jsonPath().getString("stage")).isEqualTo("none");
        assertThat(shown.jsonPath().getList("classes.of")).isEqualTo(List.of("hard", "soft"));
        assertThat(shown.jsonPath().getList("classes.people")).isEqualTo(List.of(2, 1));
        assertThat(shown.jsonPath().getString("domains[0].domain")).isEqualTo("example.com");
        assertThat(shown.jsonPath().getString("reasons[0].meaning")).isNotBlank();
        assertThat(shown.jsonPath().getInt("maxHardAnHour")).isEqualTo(12);
        assertThat(as(bearer)
                        .queryParam("cause", "PREVIEW")
                        .get("/api/v1/bounces")
                        .jsonPath()
                        .getList("items"))
                .hasSize(3);
    }

    @Test
    void the_table_of_it_carries_nothing_out_in_a_spreadsheet() {
        collected();
        held("formula", "=1+1@example.com", Kind.HARD_BOUNCE, HoldCause.PREVIEW);
        Response table =
                given().header("Authorization", bearer).accept("text/csv").get(place + "/preview/events");
        assertThat(table.statusCode()).as(table.asString()).isEqualTo(200);
        assertThat(table.asString().lines()).hasSize(1 + 4);
        assertThat(table.asString())
                .contains("\"hard\",\"alice@example.com\"", "\"soft\",\"bob@example.com\"", "\"'=1+1@");
    }

    @Test
    void a_class_is_approved_for_exactly_as_many_people_as_were_named() {
        collected();
        String approve = place + "/preview/approve";
        Response dry =
                as(bearer).body("{\"classes\": [\"hard\"], \"dryRun\": true}").post(approve);
        assertThat(dry.statusCode()).as(dry.asString()).isEqualTo(200);
        assertThat(dry.jsonPath().getInt("people")).isEqualTo(2);
        for (String wrong : List.of("", ", \"people\": 3")) {
            assertThat(as(bearer)
                            .body("{\"classes\": [\"hard\"], \"dryRun\": false" + wrong + "}")
                            .post(approve)
                            .statusCode())
                    .isEqualTo(412);
        }
        Response done = as(bearer)
                .body("{\"classes\": [\"hard\"], \"dryRun\": false, \"people\": 2}")
                .post(approve);
        assertThat(done.jsonPath().getInt("events")).isEqualTo(2);
        assertThat(done.jsonPath().getString("until")).isNotBlank();
        Response left = as(bearer).get(place + "/preview");
        assertThat(left.jsonPath().getList("classes.of")).isEqualTo(List.of("soft"));
        assertThat(left.jsonPath().getInt("inDoses")).isEqualTo(1);
        Response trail = as(bearer).get("/api/v1/audit");
        assertThat(trail.jsonPath().getString("items[0].what")).isEqualTo("preview.approve");
        assertThat(trail.jsonPath().getInt("items[0].people")).isEqualTo(2);
    }

    @Test
    void what_is_wrong_with_a_decision_is_said() {
        for (String wrong : List.of("{\"dryRun\": true}", "{\"classes\": [], \"dryRun\": true}")) {
            assertThat(as(bearer).body(wrong).post(place + "/preview/discard").statusCode())
                    .isEqualTo(422);
        }
        String other = Bearer.bound(tokens, Set.of(UUID.randomUUID()), Scope.values());
        assertThat(as(other).get(place + "/preview").statusCode()).isEqualTo(404);
    }

    @Test
    void a_list_of_another_program_is_compared_person_by_person() {
        held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.SHADOW);
        held("two", "bob@example.com", Kind.SOFT_BOUNCE, HoldCause.SHADOW);
        held("three", "only.ours@example.com", Kind.HARD_BOUNCE, HoldCause.SHADOW);
        Response compared = given().header("Authorization", bearer)
                .contentType("text/csv")
                .body("address;verdict\nAlice@example.com;hardbounce\n\"bob@example.com\",hard,2026-03-01T09:00:00Z\n"
                        + "only.theirs@example.com\nlate@example.com,hard,2027-01-01T00:00:00Z\n")
                .post(place + "/shadow/compare?before=2026-12-01T00:00:00Z");
        assertThat(compared.statusCode()).as(compared.asString()).isEqualTo(200);
        assertThat(compared.jsonPath().getInt("same")).isEqualTo(1);
        assertThat(compared.jsonPath().getList("ours.recipient")).isEqualTo(List.of("only.ours@example.com"));
        assertThat(compared.jsonPath().getString("ours[0].evidence")).isEqualTo("552 5.2.2 Mailbox full");
        assertThat(compared.jsonPath().getList("theirs.recipient")).isEqualTo(List.of("only.theirs@example.com"));
        assertThat(compared.jsonPath().getString("differences[0].theirs")).isEqualTo("hard");
        assertThat(compared.jsonPath().getString("differences[0].ours.kind")).isEqualTo("SOFT_BOUNCE");
        assertThat(compared.jsonPath().getString("differences[0].ours.cause")).isEqualTo("SHADOW");
        assertThat(compared.jsonPath().getList("unreadLines")).isEqualTo(List.of(1));
    }

    @Test
    void a_list_without_an_address_is_refused() {
        Response refused = given().header("Authorization", bearer)
                .contentType("text/csv")
                .body("hunter2\n")
                .post(place + "/shadow/compare");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).doesNotContain("hunter2");
    }

    @Test
    void what_was_collected_in_shadow_is_told_only_when_somebody_says_so() {
        held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.SHADOW);
        assertThat(as(bearer).get(place + "/shadow").jsonPath().getList("classes.events"))
                .isEqualTo(List.of(1));
        Response done = as(bearer)
                .body("{\"classes\": [\"hard\"], \"dryRun\": false, \"people\": 1}")
                .post(place + "/shadow/discard");
        assertThat(done.jsonPath().getInt("events")).isEqualTo(1);
        assertThat(as(bearer).get(place + "/shadow").jsonPath().getList("classes"))
                .isEmpty();
    }

    @Test
    void an_order_to_read_again_names_one_thing_and_is_given_once() {
        String rereads = place + "/rereads";
        for (String wrong : List.of(
                "{}",
                "{\"uid\": 3}",
                "{\"everything\": true, \"uid\": 3}",
                "{\"messageId\": \"a b\"}",
                "{\"from\": \"2026-03-02T00:00:00Z\", \"before\": \"2026-03-01T00:00:00Z\"}")) {
            assertThat(as(bearer).body(wrong).post(rereads).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        Response made = as(bearer)
                .header("Idempotency-Key", "one")
                .body("{\"everything\": true}")
                .post(rereads);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(202);
        Response again = as(bearer)
                .header("Idempotency-Key", "one")
                .body("{\"everything\": true}")
                .post(rereads);
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        assertThat(as(bearer).get(rereads).jsonPath().getList("id")).hasSize(1);
        Response shown = as(bearer).get(made.header("Location"));
        assertThat(shown.jsonPath().getString("state")).isEqualTo("open");
        assertThat(as(bearer)
                        .body("{\"dryRun\": true}")
                        .post(made.header("Location") + "/retell")
                        .statusCode())
                .isEqualTo(409);
        assertThat(as(bearer).post(made.header("Location") + "/stop").jsonPath().getString("state"))
                .isEqualTo("stopped");
        assertThat(as(bearer)
                        .body("{\"dryRun\": true}")
                        .post(made.header("Location") + "/retell")
                        .jsonPath()
                        .getInt("people"))
                .isZero();
        assertThat(as(bearer)
                        .get(made.header("Location") + "/findings")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    private void collected() {
        held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.PREVIEW);
        held("two", "carol@example.com", Kind.HARD_BOUNCE, HoldCause.PREVIEW);
        held("three", "bob@example.com", Kind.SOFT_BOUNCE, HoldCause.PREVIEW);
    }

    private void held(String subject, String recipient, Kind kind, HoldCause cause) {
        Event event = sample.event(subject, recipient, kind, Optional.empty());
        Outbox.Added added = QuarkusTransaction.requiringNew()
                .call(() -> outbox.add(
                        List.of(sample.mail(subject)), List.of(new Outbox.Entry(event, Optional.of(cause)))));
        assertThat(added.fresh()).isEqualTo(1);
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType("application/json");
    }
}

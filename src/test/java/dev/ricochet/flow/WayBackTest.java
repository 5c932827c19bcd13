package dev.ricochet.flow;

import static dev.ricochet.callback.ScriptedReceiver.answers;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.Example;
import dev.ricochet.callback.CallbackClient;
import dev.ricochet.callback.ScriptedReceiver;
import dev.ricochet.callback.SubscribeApi;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.outbox.Batch;
import dev.ricochet.outbox.Claim;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import dev.ricochet.outbox.Settled;
import dev.ricochet.outbox.Settlement;
import dev.ricochet.outbox.State;
import dev.ricochet.outbox.Undos;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class WayBackTest {
    private static final String PLACE = "/api/v1/undos";

    @Inject
    Tokens tokens;

    @Inject
    Accounts accounts;

    @Inject
    Outbox outbox;

    @Inject
    Undos undos;

    @Inject
    Vertx vertx;

    @Inject
    DataSource database;

    private final Account account = Example.withProject(Example.account(UUID.randomUUID() + "@example.org"));
    private final Sample sample = new Sample(account.id());
    private String bearer = "";

    @BeforeEach
    void anAccountWithAProject() {
        sql("truncate mail, event, event_identity, telling, target, undo, brake, sent_volume, alarm cascade");
        accounts.create(account);
        bearer = Bearer.of(tokens, Scope.values());
    }

    @AfterEach
    void leaveNothing() {
        sql("delete from account");
        sql("truncate undo");
    }

    @Test
    void whoever_was_told_of_wrongly_is_subscribed_again_and_never_told_of_for_the_same_again() throws IOException {
        Event event = told("one", "ann@example.com");
        try (ScriptedReceiver api = ScriptedReceiver.open()) {
            Response dry = order("\"event\": \"%s\", \"dryRun\": true".formatted(event.id()));
            assertThat(dry.jsonPath().getLong("people")).isEqualTo(1);
            String risk = dry.jsonPath().getString("risk");
            assertThat(risk).contains("opted out by a link");

            Response unaware = order("\"event\": \"%s\", \"people\": 1".formatted(event.id()));
            assertThat(unaware.statusCode()).isEqualTo(422);
            assertThat(unaware.jsonPath().getString("errors[0].pointer")).isEqualTo("#/risk");
            assertThat(order("\"event\": \"%s\", \"people\": 2, \"risk\": \"%s\"".formatted(event.id(), risk))
                            .statusCode())
                    .isEqualTo(412);
            assertThat(order("\"event\": \"%s\", \"people\": 1, \"risk\": \"%s\"".formatted(event.id(), risk))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(undoOf(event)).isEqualTo("waiting");

            resubscribing(api).look();
            assertThat(undoOf(event)).isEqualTo("done");
            ScriptedReceiver.Call call = api.calls().getFirst();
            assertThat(call.body())
                    .isEqualTo(
                            "{\"d\":[{\"type\":\"email\",\"value\":\"ann@example.com\",\"status\":\"Resubscribe\"}]}");
            assertThat(call.headers())
                    .containsEntry("X-CleverTap-Account-Id", "TEST-W8W-6WR-846Z")
                    .containsEntry("X-CleverTap-Passcode", "p4sscode");
            resubscribing(api).look();
            assertThat(api.calls()).hasSize(1);
        }
        assertThat(as().get(PLACE + "/suspect-rules").jsonPath().getList("rule"))
                .isEqualTo(List.of("mailbox-full"));
        assertThat(as().get(PLACE + "/suspect-rules").jsonPath().getList("people"))
                .isEqualTo(List.of(1));

        outbox.retell(Set.of(event.id()), 250);
        keep(sample.event("other", "ann@example.com", Kind.HARD_BOUNCE, Optional.empty()), Optional.empty());
        assertThat(outbox.claim(claim())).isEmpty();
        assertThat(outbox.standings(event.id()).getFirst().state()).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void nobody_who_unsubscribed_or_complained_or_was_told_of_long_ago_is_touched() {
        told("one", "ann@example.com");
        keep(
                sample.event("left", "ann@example.com", Kind.UNSUBSCRIBE, Optional.empty()),
                Optional.of(HoldCause.UNPROVEN));
        told("two", "bob@example.com");
        keep(sample.event("cross", "BOB@example.com", Kind.COMPLAINT, Optional.empty()), Optional.empty());
        told("three", "cat@example.com");
        sql("update telling set settled_at = now() - interval '31 days' where event in"
                + " (select id from event where recipient = 'cat@example.com')");
        told("four", "dan@example.com");
        told("five", "eve@example.net");

        Response all = order("\"dryRun\": true");
        assertThat(all.jsonPath().getLong("people")).isEqualTo(2);
        assertThat(all.jsonPath().getLong("optedOut")).isEqualTo(2);
        assertThat(all.jsonPath().getLong("tooOld")).isEqualTo(1);
        for (Map.Entry<String, Integer> narrowed : Map.of(
                        "\"domain\": \"example.com\"",
                        1,
                        "\"reason\": \"NO_SUCH_USER\"",
                        0,
                        "\"rule\": \"mailbox-full\"",
                        2,
                        "\"before\": \"" + Sample.THEN + "\"",
                        0)
                .entrySet()) {
            assertThat(order(narrowed.getKey() + ", \"dryRun\": true")
                            .jsonPath()
                            .getInt("people"))
                    .as(narrowed.getKey())
                    .isEqualTo(narrowed.getValue());
        }
        String risk = all.jsonPath().getString("risk");
        Response done = order("\"people\": 2, \"risk\": \"%s\"".formatted(risk));
        assertThat(done.jsonPath().getLong("events")).isEqualTo(2);
        assertThat(undos.claim(account.id(), 10, Duration.ofMinutes(1)))
                .extracting(due -> due.person().toString())
                .containsExactlyInAnyOrder("dan@example.com", "eve@example.net");
    }

    @Test
    void whoever_opts_out_before_the_call_is_left_alone() throws IOException {
        Event event = told("one", "ann@example.com");
        ask(1);
        keep(sample.event("left", "ann@example.com", Kind.UNSUBSCRIBE, Optional.empty()), Optional.empty());
        try (ScriptedReceiver api = ScriptedReceiver.open()) {
            resubscribing(api).look();
            assertThat(api.calls()).isEmpty();
        }
        assertThat(undoOf(event)).isEqualTo("refused");
    }

    @Test
    void what_the_api_does_not_take_now_is_asked_for_later_and_what_it_refuses_says_why() throws IOException {
        Event ann = told("one", "ann@example.com");
        Event bob = told("two", "bob@example.com");
        ask(2);
        try (ScriptedReceiver api = ScriptedReceiver.open()) {
            api.next(
                    answers(429, "{\"status\":\"fail\",\"error\":\"Too many concurrent requests\"}"),
                    answers(
                            200,
                            "{\"status\":\"partial\",\"processed\":1,\"unprocessed\":[{\"status\":\"fail\",\"code\":509,"
                                    + "\"error\":\"unknown person\",\"record\":{\"value\":\"bob@example.com\"}}]}"));
            resubscribing(api).look();
            assertThat(undoOf(ann)).isEqualTo("waiting");
            resubscribing(api).look();
            assertThat(api.calls()).as("a minute has not passed").hasSize(1);

            sql("update undo set due_at = now()");
            resubscribing(api).look();
            assertThat(undoOf(ann)).isEqualTo("done");
            assertThat(undoOf(bob)).isEqualTo("refused");
            assertThat(undos.find(bob.id()).orElseThrow().words()).contains("unknown person");
        }
    }

    @Test
    void only_who_may_do_everything_takes_bounces_back_and_only_of_accounts_that_he_sees() {
        told("one", "ann@example.com");
        String order = "{\"account\": \"%s\", \"dryRun\": true}".formatted(account.id());
        bearer = Bearer.of(tokens, Scope.BOUNCES_READ, Scope.BOUNCES_WRITE);
        assertThat(as().body(order).post(PLACE).statusCode()).isEqualTo(403);
        bearer = Bearer.bound(tokens, Set.of(UUID.randomUUID()), Scope.values());
        assertThat(as().body(order).post(PLACE).statusCode()).isEqualTo(404);
        assertThat(as().get(PLACE + "/suspect-rules").jsonPath().getList("")).isEmpty();
    }

    private void ask(int people) {
        String risk = order("\"dryRun\": true").jsonPath().getString("risk");
        assertThat(order("\"people\": %d, \"risk\": \"%s\"".formatted(people, risk))
                        .statusCode())
                .isEqualTo(200);
    }

    private Response order(String fields) {
        String dry = fields.contains("dryRun") ? "" : "\"dryRun\": false, ";
        return as().body("{\"account\": \"%s\", %s%s}".formatted(account.id(), dry, fields))
                .post(PLACE);
    }

    private String undoOf(Event event) {
        return as().get("/api/v1/bounces/" + event.id()).jsonPath().getString("undo.state");
    }

    private RequestSpecification as() {
        return given().header("Authorization", bearer).contentType("application/json");
    }

    private Event told(String subject, String recipient) {
        Event event = sample.event(subject, recipient, Kind.HARD_BOUNCE, Optional.empty());
        keep(event, Optional.empty());
        Batch batch = outbox.claim(claim()).orElseThrow();
        outbox.settle(batch, new Settled(_ -> new Settlement.Told(), Optional.empty(), Optional.empty()));
        return event;
    }

    private void keep(Event event, Optional<HoldCause> hold) {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.add(
                    List.of(
                            sample.mail("one"),
                            sample.mail("two"),
                            sample.mail("three"),
                            sample.mail("four"),
                            sample.mail("five"),
                            sample.mail("left"),
                            sample.mail("cross"),
                            sample.mail("other")),
                    List.of(new Outbox.Entry(event, hold)));
        });
    }

    private Claim claim() {
        return new Claim(
                account.id(), account.callback().fingerprint(), 500, Duration.ZERO, "test", Duration.ofMinutes(2));
    }

    private Resubscribing resubscribing(ScriptedReceiver api) {
        GuardedHttp http = new GuardedHttp(vertx, TestEgress.loopback(), TestCertificates.trusted());
        CallbackClient client = new CallbackClient(http, Duration.ofSeconds(20), "Ricochet/test", Clock.systemUTC());
        return new Resubscribing(undos, accounts, new SubscribeApi(client, _ -> api.url()));
    }

    private void sql(String statement) {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            int _ = change.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.ricochet.web.bounces;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.Attempt;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class BouncesTest {
    private static final String PLACE = "/api/v1/bounces";

    @Inject
    Outbox outbox;

    @Inject
    Tokens tokens;

    @Inject
    Session database;

    private final Sample sample = Sample.ofNewAccount();
    private String bearer = "";

    @BeforeEach
    void somebodyWhoMayDoAll() {
        bearer = Bearer.bound(tokens, Set.of(sample.account()), Scope.values());
    }

    @Test
    void a_bounce_is_found_with_all_that_it_rests_on() {
        Event event = held("one", "alice@example.com");
        Response whole = as(bearer).get(PLACE + "/" + event.id());
        assertThat(whole.statusCode()).as(whole.asString()).isEqualTo(200);
        assertThat(whole.jsonPath().getString("bounce.recipient")).isEqualTo("alice@example.com");
        assertThat(whole.jsonPath().getString("bounce.evidence")).isEqualTo("552 5.2.2 Mailbox full");
        assertThat(whole.jsonPath().getString("bounce.meaning")).isNotBlank();
        assertThat(whole.jsonPath().getString("bounce.state")).isEqualTo("held");
        assertThat(whole.jsonPath().getString("bounce.cause")).isEqualTo("UNPROVEN");
        assertThat(whole.jsonPath().getString("report.reportedBy")).isEqualTo("rfc3464");
        assertThat(whole.jsonPath().getBoolean("original.campaign")).isTrue();
    }

    @Test
    void a_search_finds_what_it_names_and_nothing_else() {
        Event one = held("one", "Alice@Example.com");
        Event sentOn = Sample.sentOn(
                sample.event("two", "bob@example.com", Kind.SOFT_BOUNCE, Optional.empty()), "carol@example.net");
        keep("two", sentOn, Optional.empty());
        assertThat(found("recipient", "alice@example.com")).containsExactly(one.id());
        assertThat(found("recipient", "bob@example.com")).containsExactly(sentOn.id());
        assertThat(found("recipient", "carol@example.net")).containsExactly(sentOn.id());
        assertThat(found("hardness", "hard")).containsExactly(one.id());
        assertThat(found("hardness", "soft")).containsExactly(sentOn.id());
        assertThat(found("state", "held")).containsExactly(one.id());
        assertThat(found("reason", "mailbox_full")).containsExactlyInAnyOrder(one.id(), sentOn.id());
        assertThat(found("reason", "NO_SUCH_USER")).isEmpty();
        assertThat(found("from", Sample.THEN.toString())).hasSize(2);
        assertThat(found("before", Sample.THEN.toString())).isEmpty();
        assertThat(found("account", sample.account().toString())).hasSize(2);
        assertThat(found("account", UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void what_cannot_be_looked_for_is_said() {
        for (String name : new String[] {"recipient", "hardness", "reason", "state", "from", "account", "after"}) {
            Response answer = as(bearer).queryParam(name, "hunter2").get(PLACE);
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
            assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo(name);
            assertThat(answer.asString()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_long_list_comes_in_parts_without_a_gap_or_a_repetition() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(held("mail " + i, "person" + i + "@example.org").id());
        }
        List<UUID> seen = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = as(bearer).queryParam("limit", 3);
            Response part = (next == null ? request : request.queryParam("after", next)).get(PLACE);
            part.jsonPath().getList("items.event", String.class).forEach(id -> seen.add(UUID.fromString(id)));
            next = part.jsonPath().getString("next");
        } while (next != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void what_is_not_of_ones_accounts_is_not_there() {
        Event event = held("one", "alice@example.com");
        String other = Bearer.bound(tokens, Set.of(UUID.randomUUID()), Scope.values());
        assertThat(as(other).get(PLACE).jsonPath().getList("items")).isEmpty();
        assertThat(as(other)
                        .queryParam("account", sample.account().toString())
                        .get(PLACE)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(as(other).get(PLACE + "/" + event.id()).statusCode()).isEqualTo(404);
        for (String deed : new String[] {"release", "discard", "retell"}) {
            assertThat(as(other).post(PLACE + "/" + event.id() + "/" + deed).statusCode())
                    .isEqualTo(404);
        }
        assertThat(as(other)
                        .delete("/api/v1/recipients/alice@example.com")
                        .jsonPath()
                        .getInt("bounces"))
                .isZero();
        assertThat(state(event)).isEqualTo(State.HELD);
    }

    @Test
    void what_is_held_can_be_told_after_all_and_nothing_else_can() {
        Event event = held("one", "alice@example.com");
        assertThat(as(bearer).post(PLACE + "/" + event.id() + "/retell").statusCode())
                .isEqualTo(409);
        Response released = as(bearer).post(PLACE + "/" + event.id() + "/release");
        assertThat(released.jsonPath().getString("bounce.state")).isEqualTo("waiting");
        assertThat(as(bearer).post(PLACE + "/" + event.id() + "/release").statusCode())
                .isEqualTo(409);
        Response trail = as(bearer).get("/api/v1/audit");
        assertThat(trail.jsonPath().getString("items[0].what")).isEqualTo("bounce.release");
        assertThat(trail.jsonPath().getString("items[0].object"))
                .isEqualTo(event.id().toString());
        assertThat(trail.jsonPath().getInt("items[0].people")).isEqualTo(1);
        assertThat(trail.asString()).doesNotContain("alice");
    }

    @Test
    void a_decision_about_many_says_first_how_many_people_it_is_about() {
        held("one", "alice@example.com");
        held("two", "alice@example.com");
        held("three", "bob@example.com");
        String decision = """
                {"decision": "discard", "state": "held", "account": "%s", "dryRun": %s%s}""";
        Response dry =
                as(bearer).body(decision.formatted(sample.account(), true, "")).post(PLACE + "/decisions");
        assertThat(dry.statusCode()).as(dry.asString()).isEqualTo(200);
        assertThat(dry.jsonPath().getInt("events")).isEqualTo(3);
        assertThat(dry.jsonPath().getInt("people")).isEqualTo(2);

        for (String wrong : new String[] {"", ", \"people\": 3"}) {
            Response refused = as(bearer)
                    .body(decision.formatted(sample.account(), false, wrong))
                    .post(PLACE + "/decisions");
            assertThat(refused.statusCode()).isEqualTo(412);
        }
        assertThat(found("state", "held")).hasSize(3);

        Response done = as(bearer)
                .body(decision.formatted(sample.account(), false, ", \"people\": 2"))
                .post(PLACE + "/decisions");
        assertThat(done.jsonPath().getInt("events")).isEqualTo(3);
        assertThat(found("state", "discarded")).hasSize(3);
        Response alarms = as(bearer).get("/api/v1/alarms");
        assertThat(alarms.jsonPath().getList("items.condition")).isEqualTo(List.of("BULK_DECISION"));
        assertThat(alarms.jsonPath().getString("items[0].words")).startsWith("discard; people: 2; by token ");
    }

    @Test
    void a_decision_may_be_about_one_detail_of_a_cause() {
        Event one = held("one", "alice@example.com");
        Event other = held("two", "bob@example.net");
        for (Event event : List.of(one, other)) {
            String detail = event.recipient().domain() + " user-unknown";
            QuarkusTransaction.requiringNew().run(() -> {
                int _ = database.createNativeMutationQuery(
                                "update telling set hold_cause = 'BRAKE', hold_detail = :detail where event = :event")
                        .setParameter("detail", detail)
                        .setParameter("event", event.id())
                        .executeUpdate();
            });
        }
        Response done = as(bearer).body("""
                        {"decision": "release", "state": "held", "cause": "BRAKE", "causeDetail": "example.net user-unknown",
                         "account": "%s", "dryRun": false, "people": 1}""".formatted(sample.account())).post(PLACE + "/decisions");
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
        assertThat(state(other)).isEqualTo(State.WAITING);
        assertThat(state(one)).isEqualTo(State.HELD);
        assertThat(as(bearer).get(PLACE + "/" + one.id()).jsonPath().getString("bounce.causeDetail"))
                .isEqualTo("example.com user-unknown");
    }

    @Test
    void whoever_bounces_softly_again_and_again_is_shown_to_whom_the_account_is() {
        for (int i = 0; i < 5; i++) {
            String subject = "report " + i;
            Event event = sample.event(subject, "alice@example.com", Kind.SOFT_BOUNCE, Optional.empty());
            keep(subject, event, Optional.empty());
            int days = 10 * i;
            QuarkusTransaction.requiringNew().run(() -> {
                int _ = database.createNativeMutationQuery(
                                "update event set arrived_at = arrived_at + :days * interval '1 day' where id = :event")
                        .setParameter("days", days)
                        .setParameter("event", event.id())
                        .executeUpdate();
            });
        }
        Response mine = as(bearer).get("/api/v1/soft-repeaters");
        assertThat(mine.statusCode()).as(mine.asString()).isEqualTo(200);
        assertThat(mine.jsonPath().getList("items.recipient")).isEqualTo(List.of("alice@example.com"));
        assertThat(mine.jsonPath().getInt("items[0].mails")).isEqualTo(5);
        assertThat(mine.jsonPath().getList("items[0].reasons")).isEqualTo(List.of("MAILBOX_FULL"));
        String stranger = Bearer.bound(tokens, Set.of(UUID.randomUUID()), Scope.values());
        assertThat(as(stranger).get("/api/v1/soft-repeaters").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void what_is_told_once_more_is_an_alarm_and_each_counts() {
        for (String mail : new String[] {"one", "two"}) {
            Event event = held(mail, mail + "@example.com");
            QuarkusTransaction.requiringNew().run(() -> {
                int _ = database.createNativeMutationQuery(
                                "update telling set state = 'dead', hold_cause = null, settled_at = now() where event = :event")
                        .setParameter("event", event.id())
                        .executeUpdate();
            });
            assertThat(as(bearer).post(PLACE + "/" + event.id() + "/retell").statusCode())
                    .isEqualTo(200);
        }
        Response alarms = as(bearer).get("/api/v1/alarms");
        assertThat(alarms.jsonPath().getList("items.condition")).isEqualTo(List.of("RETOLD"));
        assertThat(alarms.jsonPath().getInt("items[0].times")).isEqualTo(2);
        assertThat(alarms.jsonPath().getString("items[0].words")).startsWith("retell; people: 1; by token ");
    }

    @Test
    void a_decision_about_many_that_is_bound_to_accounts_names_one_of_them() {
        for (String account : new String[] {"", ", \"account\": \"" + UUID.randomUUID() + "\""}) {
            Response refused = as(bearer)
                    .body("{\"decision\": \"discard\", \"state\": \"held\", \"dryRun\": true" + account + "}")
                    .post(PLACE + "/decisions");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("#/account");
        }
    }

    @Test
    void a_decision_about_many_may_be_about_some_of_them() {
        held("one", "alice@example.com");
        held("two", "bob@example.net");
        Event soft = sample.event("three", "carol@example.com", Kind.SOFT_BOUNCE, Optional.empty());
        keep("three", soft, Optional.of(HoldCause.UNPROVEN));
        for (var narrowed : Map.of(
                        "\"domain\": \"Example.COM\"",
                        2,
                        "\"hardness\": \"soft\"",
                        1,
                        "\"reason\": \"MAILBOX_FULL\"",
                        3,
                        "\"reason\": \"NO_SUCH_USER\"",
                        0,
                        "\"answer\": \"invalid\"",
                        0,
                        "\"from\": \"" + Sample.THEN + "\"",
                        3,
                        "\"before\": \"" + Sample.THEN + "\"",
                        0)
                .entrySet()) {
            Response dry = as(bearer)
                    .body("{\"decision\": \"discard\", \"state\": \"held\", \"account\": \"%s\", \"dryRun\": true, %s}"
                            .formatted(sample.account(), narrowed.getKey()))
                    .post(PLACE + "/decisions");
            assertThat(dry.jsonPath().getInt("events")).as(narrowed.getKey()).isEqualTo(narrowed.getValue());
        }
        assertThat(found("domain", "example.net")).hasSize(1);
        assertThat(found("answer", "invalid")).isEmpty();
    }

    @Test
    void calls_are_shown_with_a_bounce_and_bounces_with_a_call() {
        Event event = sample.event("one", "alice@example.com", Kind.SOFT_BOUNCE, Optional.empty());
        keep("one", event, Optional.empty());
        Batch batch = outbox.claim(new Claim(
                        sample.account(), UUID.randomUUID(), 500, Duration.ZERO, "test", Duration.ofMinutes(2)))
                .orElseThrow();
        outbox.settle(
                batch,
                new Settled(
                        _ -> new Settlement.Rejected("invalid meta"),
                        Optional.empty(),
                        Optional.of(new Attempt.Result(
                                Duration.ZERO,
                                Duration.ofMillis(310),
                                "partly_accepted",
                                Optional.of(200),
                                "{\"error\":1}",
                                "HTTP 200"))));

        Response whole = as(bearer).get(PLACE + "/" + event.id());
        assertThat(whole.jsonPath().getString("attempts[0].batch"))
                .isEqualTo(batch.id().toString());
        assertThat(whole.jsonPath().getString("attempts[0].body")).isEqualTo("{\"error\":1}");
        assertThat(found("answer", "INVALID meta")).containsExactly(event.id());

        Response list = as(bearer).get("/api/v1/batches");
        assertThat(list.jsonPath().getString("items[0].answer")).isEqualTo("partly_accepted");
        assertThat(list.jsonPath().getString("items[0].took")).isEqualTo("PT0.31S");
        assertThat(list.jsonPath().getInt("items[0].status")).isEqualTo(200);
        Response one = as(bearer).get("/api/v1/batches/" + batch.id());
        assertThat(one.jsonPath().getString("bounces[0].recipient")).isEqualTo("alice@example.com");
        assertThat(one.jsonPath().getString("bounces[0].state")).isEqualTo("refused");

        String other = Bearer.bound(tokens, Set.of(UUID.randomUUID()), Scope.values());
        assertThat(as(other).get("/api/v1/batches").jsonPath().getList("items")).isEmpty();
        assertThat(as(other).get("/api/v1/batches/" + batch.id()).statusCode()).isEqualTo(404);
        assertThat(as(other)
                        .queryParam("account", sample.account().toString())
                        .get("/api/v1/batches")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void a_forgotten_person_is_gone_and_the_same_mail_read_again_tells_nothing() {
        Event event = held("one", "alice@example.com");
        Event other = held("one", "bob@example.com");
        Response forgotten = as(bearer).delete("/api/v1/recipients/ALICE@example.com");
        assertThat(forgotten.statusCode()).as(forgotten.asString()).isEqualTo(200);
        assertThat(forgotten.jsonPath().getInt("bounces")).isEqualTo(1);
        assertThat(found("recipient", "alice@example.com")).isEmpty();
        assertThat(outbox.standings(other.id())).isNotEmpty();

        Outbox.Added again = keep("one", event, Optional.empty());
        assertThat(again.fresh()).isZero();
        assertThat(found("recipient", "alice@example.com")).isEmpty();
        assertThat(as(bearer)
                        .delete("/api/v1/recipients/alice@example.com")
                        .jsonPath()
                        .getInt("bounces"))
                .isZero();
    }

    @Test
    void nobody_is_forgotten_before_the_bounce_was_told() {
        Event event = sample.event("one", "alice@example.com", Kind.HARD_BOUNCE, Optional.empty());
        keep("one", event, Optional.empty());
        assertThat(as(bearer).delete("/api/v1/recipients/alice@example.com").statusCode())
                .isEqualTo(409);
        assertThat(state(event)).isEqualTo(State.WAITING);
    }

    private List<UUID> found(String name, String value) {
        Response answer = as(bearer).queryParam(name, value).get(PLACE);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items.event", String.class).stream()
                .map(UUID::fromString)
                .toList();
    }

    private State state(Event event) {
        return outbox.standings(event.id()).getFirst().state();
    }

    private Event held(String subject, String recipient) {
        Event event = sample.event(subject, recipient, Kind.HARD_BOUNCE, Optional.empty());
        keep(subject, event, Optional.of(HoldCause.UNPROVEN));
        return event;
    }

    private Outbox.Added keep(String subject, Event event, Optional<HoldCause> hold) {
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.add(List.of(sample.mail(subject)), List.of(new Outbox.Entry(event, hold))));
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType("application/json");
    }
}

package dev.ricochet.flow;

import static dev.ricochet.callback.ScriptedReceiver.answers;
import static dev.ricochet.callback.ScriptedReceiver.hangsAfter;
import static dev.ricochet.callback.ScriptedReceiver.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.ricochet.account.Account;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.Caution;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.account.Restraint;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.account.Wire;
import dev.ricochet.callback.CallbackClient;
import dev.ricochet.callback.CallbackConfig;
import dev.ricochet.callback.CleverTapV1;
import dev.ricochet.callback.CleverTapV2;
import dev.ricochet.callback.EventsFormat;
import dev.ricochet.callback.Formats;
import dev.ricochet.callback.ScriptedReceiver;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.OutboxFigures;
import dev.ricochet.outbox.Receiver;
import dev.ricochet.outbox.Rest;
import dev.ricochet.outbox.Sample;
import dev.ricochet.outbox.State;
import dev.ricochet.outbox.UnknownAnswer;
import dev.ricochet.vocabulary.EmailAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CallbackDeliveryTest {
    private static final Settings SETTINGS = new Settings(Duration.ofSeconds(20), Duration.ofMinutes(2));

    private static final CleverTapV1 FIRST = new CleverTapV1();
    private static final Wire V2 = new Wire("clevertap-v2", SigningSecrets.NONE);
    private static final CallbackUrl URL =
            CallbackUrl.parse("https://callback.example.net/x").orElseThrow();

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    @Inject
    Vertx vertx;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Wire wire = Wire.USUAL;
    private final String user = UUID.randomUUID() + "@example.com";

    record Settings(Duration timeout, Duration lease) implements CallbackConfig {
        @Override
        public int batchSize() {
            return 500;
        }

        @Override
        public int canary() {
            return 10;
        }

        @Override
        public Duration batchAge() {
            return Duration.ZERO;
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofDays(14);
        }

        @Override
        public int connections() {
            return 16;
        }

        @Override
        public int connectionsPerHost() {
            return 8;
        }

        @Override
        public UnknownAnswer unknownAnswer() {
            return UnknownAnswer.AGAIN;
        }
    }

    @Test
    void what_waits_is_told_in_batches() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 1_200);
            deliver(receiver);
            assertThat(receiver.calls()).hasSize(3);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 1_200));
            assertThat(attempts("accepted")).isEqualTo(3);
            assertThat(registry.get("ricochet.told.latency").timer().count()).isEqualTo(1_200);
        }
    }

    @Test
    void five_hundred_for_a_while_and_then_two_hundred() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 3);
            receiver.next(answers(500, "oops"), answers(503, "oops"));
            deliver(receiver);
            deliver(receiver);
            assertThat(receiver.calls()).hasSize(1);
            assertThat(states(receiver)).isEqualTo(Map.of("waiting", 3));

            pass(receiver, "750 seconds");
            deliver(receiver);
            pass(receiver, "750 seconds");
            deliver(receiver);
            assertThat(receiver.calls()).as("the second wait is twice as long").hasSize(2);

            pass(receiver, "750 seconds");
            deliver(receiver);
            assertThat(receiver.calls()).hasSize(3);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 3));
            assertThat(attempts("try_later")).isEqualTo(2);
        }
    }

    @Test
    void who_asks_for_a_wait_is_left_alone_with_all_that_waits() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 700);
            receiver.next(answers(429, "slow down", "Retry-After: 5"));
            deliver(receiver);
            deliver(receiver);
            assertThat(receiver.calls()).hasSize(1);
            assertThat(outbox.figures().resting())
                    .filteredOn(
                            resting -> resting.target().equals(account(receiver).id()))
                    .singleElement()
                    .satisfies(resting -> assertThat(resting.why()).isEqualTo(Rest.Why.ASKED));

            pass(receiver, "5 seconds");
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 700));
        }
    }

    @Test
    void a_poison_event_among_five_hundred_is_found_in_ten_further_calls() throws IOException {
        AtomicInteger refusals = new AtomicInteger();
        try (ScriptedReceiver receiver = ScriptedReceiver.judging(call -> {
            boolean poison = call.body().contains("person333@");
            refusals.addAndGet(poison ? 1 : 0);
            return poison ? answers(400, "invalid email") : answers(200, "{\"status\":\"success\"}");
        })) {
            keep(receiver, 500);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 499, "refused", 1));
            // the first refusal, ten calls to find it, and what had been put back
            assertThat(receiver.calls().size()).isLessThanOrEqualTo(1 + 10 + 1);
            assertThat(outbox.list(State.REFUSED, 1_000))
                    .filteredOn(standing ->
                            standing.target().equals(account(receiver).id()))
                    .singleElement()
                    .satisfies(standing -> {
                        assertThat(standing.event().recipient()).hasToString("person333@example.org");
                        assertThat(standing.words()).contains("HTTP 400 invalid email");
                    });
        }
    }

    @Test
    void of_a_batch_that_was_taken_in_part_the_others_are_told_and_nothing_is_posted_twice() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 4);
            receiver.next(answers(
                    200,
                    "{\"TOTAL_EVENTS\":4,\"PROCESSED_EVENTS\":3,\"error\":\"x\",\"UNPROCESSED_EVENTS\":"
                            + "[{\"email\":\"person2@example.org\",\"errorDescription\":\"invalid meta\"}]}"));
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 3, "refused", 1));
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void the_second_format_is_tried_with_ten_and_what_came_without_meta_goes_by_the_first() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            wire = V2;
            keep(receiver, withMeta(30));
            keep(receiver, 40, "plain");
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 70));
            List<String> bodies =
                    receiver.calls().stream().map(ScriptedReceiver.Call::body).toList();
            List<Integer> second = bodies.stream()
                    .filter(body -> body.startsWith("{\"version\":\"v2\""))
                    .map(body -> count(body, "\"meta\":"))
                    .toList();
            assertThat(second).containsExactly(10, 20);
            assertThat(bodies.stream().filter(body -> body.startsWith("[{")).mapToInt(body -> count(body, "\"e\":")))
                    .containsExactly(40);
        }
    }

    @Test
    void what_is_not_taken_with_its_meta_is_told_without_and_the_others_are_told_once() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            wire = V2;
            keep(receiver, withMeta(4));
            receiver.next(answers(
                    200,
                    "{\"TOTAL_EVENTS\":4,\"PROCESSED_EVENTS\":3,\"error\":\"x\",\"UNPROCESSED_EVENTS\":"
                            + "[{\"email\":\"person2@example.org\",\"errorDescription\":\"invalid meta\"}]}"));
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 4));
            assertThat(receiver.calls()).hasSize(2);
            assertThat(receiver.calls().getLast().body())
                    .startsWith("[{\"event\":\"softbounce\",\"data\":[{\"e\":\"person2@example.org\"");
            assertThat(registry.get("ricochet.told.without.meta").counter().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void the_other_documented_answer_names_whom_it_did_not_take_by_place() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            wire = V2;
            keep(receiver, withMeta(4));
            receiver.next(
                    answers(
                            200,
                            "{\"status\":\"partial_success\",\"message\":\"x\",\"errors\":[{\"event_index\":0,\"message\":\"invalid meta\"}]}"));
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 4));
            assertThat(count(receiver.calls().getFirst().body(), "\"meta\":")).isEqualTo(4);
            assertThat(count(receiver.calls().getLast().body(), "\"e\":")).isEqualTo(1);
        }
    }

    @Test
    void who_has_not_the_second_format_is_told_everything_by_the_first() throws IOException {
        try (ScriptedReceiver receiver =
                ScriptedReceiver.judging(call -> call.body().startsWith("{")
                        ? answers(400, "invalid payload")
                        : answers(200, "{\"status\":\"success\"}"))) {
            wire = V2;
            keep(receiver, withMeta(25));
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 25));
            assertThat(receiver.calls())
                    .filteredOn(call -> call.body().startsWith("{"))
                    .as("a refused canary is not halved")
                    .hasSize(3);
        }
    }

    @Test
    void events_of_ours_are_signed() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";
            wire = new Wire("events", SigningSecrets.parse(secret).orElseThrow());
            keep(receiver, 3);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 3));
            ScriptedReceiver.Call call = receiver.calls().getFirst();
            Map<String, List<String>> headers = new TreeMap<>();
            call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            new Webhook(secret).verify(call.body(), HttpHeaders.of(headers, (_, _) -> true));
        }
    }

    @Test
    void who_refuses_everything_is_left_alone_after_five_events_and_all_wait() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.judging(_ -> answers(400, "no"))) {
            keep(receiver, 100);
            deliver(receiver);
            for (int i = 0; i < 3; i++) {
                pass(receiver, "1 day");
                deliver(receiver);
            }
            assertThat(states(receiver)).isEqualTo(Map.of("waiting", 100));
            assertThat(resting(receiver))
                    .hasValueSatisfying(rest -> assertThat(rest.why()).isEqualTo(Rest.Why.AT_FAULT));
        }
    }

    @Test
    void who_fails_again_and_again_is_left_alone_and_tried_with_one_event_and_nothing_grows_older() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (ScriptedReceiver receiver = ScriptedReceiver.judging(
                _ -> calls.incrementAndGet() <= 40 ? answers(500, "oops") : answers(200, "{}"))) {
            keep(receiver, 600);
            for (int i = 0; i < 40; i++) {
                deliver(receiver);
                pass(receiver, "1 day");
            }
            assertThat(states(receiver)).isEqualTo(Map.of("waiting", 600));
            assertThat(receiver.calls().getLast().body()).containsOnlyOnce("@");
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 600));
        }
    }

    @Test
    void who_is_gone_is_not_called_again_until_the_address_changes() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open();
                ScriptedReceiver other = ScriptedReceiver.open()) {
            keep(receiver, 3);
            receiver.next(answers(410, "gone"));
            deliver(receiver);
            pass(receiver, "300 days");
            deliver(receiver);
            assertThat(receiver.calls()).hasSize(1);
            assertThat(delivery(SETTINGS).deliver(account(other.url()))).isEqualTo(CallbackDelivery.Told.WELL);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 3));
        }
    }

    @Test
    void who_takes_only_so_many_is_told_only_so_many_from_then_on() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.judging(
                call -> call.body().split("@", -1).length > 101 ? answers(413, "too large") : answers(200, "{}"))) {
            keep(receiver, 1_000);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 1_000));
            assertThat(receiver.calls().size()).isLessThanOrEqualTo(3 + 1_000 / 62 + 1);
        }
    }

    @Test
    void a_connection_that_closes_before_the_answer_is_told_once_more_after_ten_minutes() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 2);
            receiver.next(says(""));
            deliver(receiver);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("unknown", 2));
            assertThat(receiver.calls()).hasSize(1);

            pass(receiver, "10 minutes");
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 2));
        }
    }

    @Test
    void a_second_silence_is_for_a_person_to_decide() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 1);
            receiver.next(hangsAfter(""), says("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"));
            deliver(receiver, new Settings(Duration.ofMillis(500), Duration.ofMinutes(2)));
            pass(receiver, "10 minutes");
            deliver(receiver);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("held", 1));
        }
    }

    @Test
    void a_callback_that_is_not_there_any_more_rests_and_one_batch_tries_again() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 600);
            receiver.next(answers(404, "<html>no such page"), answers(200, "<html>Sign in"));
            deliver(receiver);
            pass(receiver, "10 minutes");
            deliver(receiver);
            pass(receiver, "10 minutes");
            deliver(receiver);
            assertThat(receiver.calls()).as("the second rest is twice as long").hasSize(2);

            pass(receiver, "10 minutes");
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 600));
            assertThat(attempts("callback_at_fault")).isEqualTo(2);
        }
    }

    @Test
    void where_nobody_listens_nothing_is_tried_for_five_seconds_but_another_address_is_at_once() throws IOException {
        CallbackUrl nowhere;
        try (ScriptedReceiver closed = ScriptedReceiver.open()) {
            nowhere = closed.url();
        }
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 1);
            assertThat(delivery(SETTINGS).deliver(account(nowhere))).isEqualTo(CallbackDelivery.Told.BADLY);
            assertThat(delivery(SETTINGS).deliver(account(nowhere))).isEqualTo(CallbackDelivery.Told.NOTHING);
            pass(receiver, "5 seconds");
            assertThat(delivery(SETTINGS).deliver(account(nowhere))).isEqualTo(CallbackDelivery.Told.BADLY);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 1));
            assertThat(attempts("not_sent")).isEqualTo(2);
        }
    }

    @Test
    void an_answer_is_not_forgotten_when_the_database_is_away_for_a_moment() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.judging(_ -> (out, of) -> {
            run("alter table telling rename to telling_away");
            answers(200, "{}").play(out, of);
            CompletableFuture.runAsync(
                    () -> run("alter table telling_away rename to telling"),
                    CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS));
        })) {
            keep(receiver, 1);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 1));
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void a_receiver_that_hangs_makes_one_batch_unknown_and_not_all() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 1_500);
            receiver.next(says(""));
            deliver(receiver);
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("unknown", 500, "waiting", 1_000));
            pass(receiver, "5 seconds");
            deliver(receiver);
            assertThat(states(receiver)).isEqualTo(Map.of("unknown", 500, "told", 1_000));
        }
    }

    @Test
    void a_lease_that_would_end_during_the_call_posts_nothing() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 1);
            deliver(receiver, new Settings(Duration.ofSeconds(30), Duration.ofSeconds(30)));
            assertThat(receiver.calls()).isEmpty();
            assertThat(states(receiver)).isEqualTo(Map.of("waiting", 1));
        }
    }

    @Test
    void one_batch_is_told_at_a_time_so_that_a_stop_or_a_pause_holds_between() throws IOException {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            keep(receiver, 1_000);
            assertThat(delivery(SETTINGS).deliver(account(receiver))).isEqualTo(CallbackDelivery.Told.WELL);
            assertThat(states(receiver)).isEqualTo(Map.of("told", 500, "waiting", 500));
        }
    }

    private Optional<OutboxFigures.Resting> resting(ScriptedReceiver receiver) {
        return outbox.receiver(account(receiver).id()).flatMap(Receiver::resting);
    }

    private void keep(ScriptedReceiver receiver, int events) {
        keep(receiver, new Sample(account(receiver).id()).events(events));
    }

    private void keep(ScriptedReceiver receiver, int events, String names) {
        Sample sample = new Sample(account(receiver).id());
        keep(
                receiver,
                IntStream.range(0, events)
                        .mapToObj(i ->
                                sample.event("batch", names + i + "@example.org", Kind.SOFT_BOUNCE, Optional.empty()))
                        .toList());
    }

    private void keep(ScriptedReceiver receiver, List<Event> events) {
        Sample sample = new Sample(account(receiver).id());
        QuarkusTransaction.requiringNew().run(() -> outbox.add(List.of(sample.mail("batch")), Sample.free(events)));
    }

    private List<Event> withMeta(int events) {
        return new Sample(account(URL).id())
                .events(events).stream()
                        .map(event -> new Event(
                                event.id(),
                                event.account(),
                                event.mail(),
                                event.kind(),
                                event.recipient(),
                                event.detour(),
                                event.reason(),
                                event.evidence(),
                                event.occurredAt(),
                                event.arrivedAt(),
                                event.original(),
                                Optional.of(event.recipient() + "|1568798080|1730714617|20241104|0|wzrk_default|1|"),
                                event.campaign()))
                        .toList();
    }

    private static int count(String body, String what) {
        return body.split(Pattern.quote(what), -1).length - 1;
    }

    private void deliver(ScriptedReceiver receiver) {
        deliver(receiver, SETTINGS);
    }

    private void deliver(ScriptedReceiver receiver, Settings settings) {
        CallbackDelivery delivery = delivery(settings);
        delivery.sweep();
        while (delivery.deliver(account(receiver)) == CallbackDelivery.Told.WELL) {}
    }

    private CallbackDelivery delivery(CallbackConfig config) {
        GuardedHttp http = new GuardedHttp(vertx, TestEgress.loopback(), TestCertificates.trusted());
        CallbackClient client = new CallbackClient(http, config.timeout(), "Ricochet/test", Clock.systemUTC());
        return new CallbackDelivery(
                outbox,
                client,
                new Formats(List.of(FIRST, new CleverTapV2(FIRST), new EventsFormat())),
                config,
                new DeliveryMetrics(registry, Clock.systemUTC()));
    }

    private Account account(ScriptedReceiver receiver) {
        return account(receiver.url());
    }

    private Account account(CallbackUrl url) {
        return new Account(
                "Example",
                EmailAddress.parse("campaigns@example.com").orElseThrow(),
                EmailAddress.parse("campaigns@example.com").orElseThrow(),
                new ImapSettings(
                        "imap.example.com",
                        993,
                        user,
                        new Authentication.AppPassword(new Secret("x")),
                        List.of(),
                        1_000_000),
                new SmtpSettings(
                        "smtp.example.com",
                        465,
                        TlsMode.IMPLICIT,
                        "campaigns@example.com",
                        new Authentication.AppPassword(new Secret("x"))),
                url,
                Duration.ofDays(7),
                Duration.ofDays(30),
                ProofOfOrigin.OFF,
                Caution.USUAL,
                Restraint.USUAL,
                wire,
                Optional.empty());
    }

    private double attempts(String answer) {
        return registry.get("ricochet.callback.attempts")
                .tag("answer", answer)
                .counter()
                .count();
    }

    /** As if so much time had passed for this account. */
    private void pass(ScriptedReceiver receiver, String time) {
        UUID target = account(receiver).id();
        run(
                "update telling set due_at = due_at - interval '%1$s', unknown_at = unknown_at - interval '%1$s' where target = '%2$s'"
                        .formatted(time, target));
        run("update target set rest_until = rest_until - interval '%s' where id = '%s'".formatted(time, target));
    }

    private Map<String, Integer> states(ScriptedReceiver receiver) {
        Map<String, Integer> states = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select state, count(*) from telling where target = '%s' group by state"
                                .formatted(account(receiver).id()))) {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getInt(2));
            }
            return states;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

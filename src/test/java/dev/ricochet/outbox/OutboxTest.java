package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OutboxTest {
    private static final Optional<MessageId> ORIGINAL = MessageId.parse("<campaign-1@example.com>");

    private static final UUID CALLBACK = UUID.randomUUID();

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    private final Sample sample = Sample.ofNewAccount();

    // --- keeping

    @Test
    void the_same_mail_read_twice_is_one_event() {
        assertThat(add(sample.events(3))).isEqualTo(new Outbox.Added(3, 0));
        assertThat(add(sample.events(4))).isEqualTo(new Outbox.Added(1, 3));
        assertThat(states()).isEqualTo(Map.of("waiting", 4));
    }

    @Test
    void the_same_mail_twice_in_one_batch_is_one_event() {
        List<Event> twice = new ArrayList<>(sample.events(2));
        twice.addAll(sample.events(2));
        assertThat(add(twice)).isEqualTo(new Outbox.Added(2, 2));
    }

    @Test
    void an_event_comes_back_as_it_went_in() {
        Event event = sample.event("one", "\"a b\"@example.org", Kind.HARD_BOUNCE, ORIGINAL);
        add(List.of(event));
        assertThat(claim().orElseThrow().events()).containsExactly(event);
    }

    @Test
    void an_event_keeps_both_addresses_where_a_report_names_two() {
        Event event =
                Sample.sentOn(sample.event("one", "ann@example.org", Kind.SOFT_BOUNCE, ORIGINAL), "bob@example.net");
        add(List.of(event));
        assertThat(claim().orElseThrow().events()).containsExactly(event);
    }

    @Test
    void an_event_that_an_older_version_kept_comes_back_with_what_it_kept() {
        Event event = sample.event("one", "ann@example.org", Kind.SOFT_BOUNCE, ORIGINAL);
        add(List.of(event));
        run("update event set rule_source = null, evidence_in = null where id = '" + event.id() + "'");
        Event kept = claim().orElseThrow().events().getFirst();
        assertThat(kept.evidence()).isEqualTo(new Evidence("mailbox-full", "552 5.2.2 Mailbox full"));
        assertThat(kept.detour()).isEmpty();
    }

    @Test
    void what_was_told_and_forgotten_is_not_told_again() {
        add(sample.events(2));
        run("delete from event where account = '" + sample.account() + "'");
        assertThat(add(sample.events(2))).isEqualTo(new Outbox.Added(0, 2));
        assertThat(claim()).isEmpty();
    }

    @Test
    void a_rolled_back_intake_leaves_nothing() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(List.of(sample.mail("batch")), Sample.free(sample.events(2)));
                    throw new IllegalStateException("the cursor was moved by another");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(states()).isEmpty();
        assertThat(add(sample.events(2))).isEqualTo(new Outbox.Added(2, 0));
    }

    @Test
    void nul_and_endless_text_of_a_mail_do_not_stop_it() {
        KeptMail mail = sample.mail("one");
        KeptMail hostile = new KeptMail(
                mail.id(),
                mail.account(),
                mail.fingerprint(),
                mail.messageId(),
                "bounce",
                "a\0b",
                "x".repeat(9000),
                "\0",
                Sample.THEN);
        Event event = sample.event("one", "a@example.org", Kind.SOFT_BOUNCE, ORIGINAL);
        Event odd = new Event(
                event.id(),
                event.account(),
                event.mail(),
                event.kind(),
                event.recipient(),
                event.detour(),
                event.reason(),
                new Evidence(
                        "rule", "{\"quoted\",NULL}\0\ud83d\udca9\ud83d", "\0" + "s".repeat(9000), Evidence.Where.CODES),
                event.occurredAt(),
                event.arrivedAt(),
                event.original(),
                Optional.of("m".repeat(5000)),
                false);
        QuarkusTransaction.requiringNew().run(() -> outbox.add(List.of(hostile), Sample.free(List.of(odd))));
        Event kept = claim().orElseThrow().events().getFirst();
        assertThat(kept.evidence().matched()).startsWith("{\"quoted\",NULL}\ud83d\udca9");
        assertThat(kept.evidence().source()).hasSize(500);
        assertThat(kept.meta()).isEmpty();
    }

    @Test
    void a_second_report_about_the_same_original_and_recipient_is_superseded() {
        add(List.of(sample.event("one", "Ann@example.org", Kind.SOFT_BOUNCE, ORIGINAL)));
        add(List.of(sample.event("two", "ann@example.org", Kind.SOFT_BOUNCE, ORIGINAL)));
        add(List.of(sample.event("two", "bob@example.org", Kind.SOFT_BOUNCE, ORIGINAL)));
        assertThat(states()).isEqualTo(Map.of("waiting", 2, "superseded", 1));
    }

    @Test
    void soft_rises_to_hard_once_and_never_falls() {
        add(List.of(
                sample.event("one", "ann@example.org", Kind.SOFT_BOUNCE, ORIGINAL),
                sample.event("two", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL),
                sample.event("three", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL),
                sample.event("four", "ann@example.org", Kind.SOFT_BOUNCE, ORIGINAL)));
        add(List.of(sample.event("five", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL)));
        assertThat(states()).isEqualTo(Map.of("waiting", 2, "superseded", 3));
        List<Kind> told = new ArrayList<>();
        for (Optional<Batch> batch = claim(); batch.isPresent(); batch = claim()) {
            batch.get().events().forEach(event -> told.add(event.kind()));
            settle(batch.get(), _ -> new Settlement.RetryIn(Duration.ofMinutes(10), "503"));
        }
        assertThat(told).containsExactlyInAnyOrder(Kind.SOFT_BOUNCE, Kind.HARD_BOUNCE);
    }

    @Test
    void a_held_forgery_does_not_supersede_the_genuine_report() {
        hold(sample.event("forged", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL), HoldCause.UNPROVEN);
        add(List.of(sample.event("genuine", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL)));
        assertThat(states()).isEqualTo(Map.of("held", 1, "waiting", 1));
    }

    @Test
    void released_after_its_like_was_told_an_event_is_superseded() {
        hold(sample.event("one", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL), HoldCause.UNPROVEN);
        hold(sample.event("two", "bob@example.org", Kind.HARD_BOUNCE, ORIGINAL), HoldCause.UNPROVEN);
        hold(sample.event("three", "bob@example.org", Kind.HARD_BOUNCE, ORIGINAL), HoldCause.UNPROVEN);
        add(List.of(sample.event("proven", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL)));
        assertThat(outbox.release(mine(State.HELD))).isEqualTo(1);
        assertThat(states()).isEqualTo(Map.of("waiting", 2, "superseded", 2));
    }

    // --- claiming

    @Test
    void a_few_events_wait_for_company_and_a_full_batch_does_not() {
        add(sample.events(3));
        assertThat(outbox.claim(asking(4, Duration.ofHours(1)))).isEmpty();
        assertThat(outbox.claim(asking(3, Duration.ofHours(1))).orElseThrow().tellings())
                .hasSize(3);
    }

    @Test
    void after_a_while_a_few_go_alone() {
        add(sample.events(3));
        shift("due_at", "11 seconds");
        assertThat(outbox.claim(asking(500, Duration.ofSeconds(10)))
                        .orElseThrow()
                        .tellings())
                .hasSize(3);
    }

    @Test
    void of_many_claimers_at_once_none_gets_what_another_has_and_none_is_left() throws Exception {
        add(sample.events(2_000));
        Set<UUID> seen = new HashSet<>();
        int claimed = 0;
        try (ExecutorService claimers = Executors.newFixedThreadPool(8)) {
            Callable<List<UUID>> drain = () -> {
                List<UUID> mine = new ArrayList<>();
                for (Optional<Batch> batch = claim(37); batch.isPresent(); batch = claim(37)) {
                    batch.get().events().forEach(event -> mine.add(event.id()));
                    settle(batch.get(), _ -> new Settlement.Told());
                }
                return mine;
            };
            for (Future<List<UUID>> one :
                    claimers.invokeAll(List.of(drain, drain, drain, drain, drain, drain, drain, drain))) {
                claimed += one.get().size();
                seen.addAll(one.get());
            }
        }
        assertThat(claimed).isEqualTo(2_000);
        assertThat(seen).hasSize(2_000);
        assertThat(states()).isEqualTo(Map.of("told", 2_000));
    }

    @Test
    void targets_do_not_mix() {
        Sample other = Sample.ofNewAccount();
        add(sample.events(2));
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(other.mail("batch")), Sample.free(other.events(2))));
        assertThat(claim().orElseThrow().events())
                .allMatch(event -> event.account().equals(sample.account()));
        assertThat(claim()).isEmpty();
    }

    // --- settling

    @Test
    void a_late_sender_overwrites_nothing() {
        add(sample.events(2));
        Batch slow = claim().orElseThrow();
        shift("lease_until", "3 minutes");
        assertThat(outbox.sweep(UnknownAnswer.AT_ONCE)).isEqualTo(2);
        Batch second = claim().orElseThrow();
        assertThat(settle(slow, _ -> new Settlement.Told())).isZero();
        assertThat(states()).isEqualTo(Map.of("sending", 2));
        assertThat(settle(second, _ -> new Settlement.Told())).isEqualTo(2);
    }

    @Test
    void a_crash_between_claim_and_settle_is_told_again_once_after_ten_minutes_and_then_held() {
        add(sample.events(1));
        claim().orElseThrow();
        shift("lease_until", "3 minutes");

        outbox.sweep(UnknownAnswer.AGAIN);
        assertThat(states()).isEqualTo(Map.of("unknown", 1));
        assertThat(claim()).isEmpty();

        shift("unknown_at", "601 seconds");
        outbox.sweep(UnknownAnswer.AGAIN);
        settle(claim().orElseThrow(), _ -> new Settlement.Unanswered("closed"));
        assertThat(states()).isEqualTo(Map.of("unknown", 1));

        outbox.sweep(UnknownAnswer.AGAIN);
        assertThat(states()).isEqualTo(Map.of("held", 1));
        assertThat(outbox.list(State.HELD, 100))
                .filteredOn(standing -> standing.target().equals(sample.account()))
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.cause()).contains(HoldCause.UNKNOWN_TWICE);
                    assertThat(standing.unknownTimes()).isEqualTo(2);
                });
        assertThat(outbox.everUnknown(100))
                .anyMatch(standing -> standing.target().equals(sample.account()));
    }

    @Test
    void with_never_an_unknown_event_is_held_at_once() {
        add(sample.events(1));
        settle(claim().orElseThrow(), _ -> new Settlement.Unanswered("closed"));
        outbox.sweep(UnknownAnswer.NEVER);
        assertThat(states()).isEqualTo(Map.of("held", 1));
    }

    @Test
    void retried_events_wait_their_time_and_count_their_attempts() {
        add(sample.events(2));
        settle(claim().orElseThrow(), _ -> new Settlement.RetryIn(Duration.ofMinutes(10), "503"));
        assertThat(claim()).isEmpty();
        shift("due_at", "10 minutes");
        assertThat(outbox.claim(asking(500, Duration.ofHours(1))).orElseThrow().tellings())
                .allSatisfy(telling -> {
                    assertThat(telling.failures()).isEqualTo(1);
                    assertThat(telling.triedFor()).isEqualTo(Duration.ofMinutes(10));
                });
    }

    @Test
    void each_event_of_a_batch_may_end_in_its_own_way() {
        add(sample.events(2));
        Batch batch = claim().orElseThrow();
        UUID tired = batch.events().getFirst().id();
        settle(
                batch,
                telling -> telling.event().id().equals(tired)
                        ? new Settlement.Dead("503")
                        : new Settlement.RetryIn(Duration.ofHours(1), "503"));
        assertThat(states()).isEqualTo(Map.of("dead", 1, "waiting", 1));
        assertThat(outbox.release(mine(State.DEAD))).isEqualTo(1);
        assertThat(claim().orElseThrow().tellings()).singleElement().satisfies(telling -> {
            assertThat(telling.event().id()).isEqualTo(tired);
            assertThat(telling.failures()).isZero();
        });
    }

    @Test
    void what_was_put_back_was_never_tried() {
        add(sample.events(1));
        settle(claim().orElseThrow(), _ -> new Settlement.PutBack("no route"));
        assertThat(claim().orElseThrow().tellings().getFirst().failures()).isZero();
    }

    @Test
    void discarded_events_are_never_told() {
        hold(sample.event("one", "ann@example.org", Kind.HARD_BOUNCE, ORIGINAL), HoldCause.UNPROVEN);
        assertThat(outbox.discard(mine(State.HELD))).isEqualTo(1);
        assertThat(states()).isEqualTo(Map.of("discarded", 1));
        assertThat(claim()).isEmpty();
    }

    // --- a target that rests

    @Test
    void nothing_goes_to_a_target_that_rests_and_then_one_event_tries() {
        add(sample.events(4));
        settle(claim(2).orElseThrow(), new Rest(Rest.Why.AT_FAULT, Duration.ofMinutes(10), "404"));
        assertThat(claim(2)).isEmpty();
        assertThat(outbox.figures().resting())
                .filteredOn(resting -> resting.target().equals(sample.account()))
                .singleElement()
                .satisfies(resting -> assertThat(resting.words()).isEqualTo("404"));

        run("update target set rest_until = now() where id = '" + sample.account() + "'");
        Batch probe = claim(2).orElseThrow();
        assertThat(probe.tellings()).hasSize(1);
        assertThat(probe.conduct().rests(Rest.Why.AT_FAULT)).isEqualTo(1);
        assertThat(claim(2)).isEmpty();

        settle(probe, _ -> new Settlement.Told());
        assertThat(claim(2)).isPresent();
        assertThat(outbox.figures().resting())
                .noneMatch(resting -> resting.target().equals(sample.account()));
    }

    // --- halving

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 500})
    void a_poison_event_is_found_in_few_calls_and_the_others_are_told(int size) {
        add(sample.events(size));
        int most = (int) Math.ceil(Math.log(size) / Math.log(2)) + 1;
        for (int poison : new TreeSet<>(List.of(0, size / 3, size - 1))) {
            UUID bad = idInOrder(poison);
            run("update telling set state = 'waiting', settled_at = null, bundle = null where target = '%s'"
                    .formatted(sample.account()));
            int calls = drain(Set.of(bad), size);
            assertThat(states()).isEqualTo(size == 1 ? Map.of("refused", 1) : Map.of("refused", 1, "told", size - 1));
            // the first refusal is no further call, and what was put back goes once more in one batch a half at most
            assertThat(calls).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void several_poison_events_are_found_one_after_the_other() {
        add(sample.events(100));
        Set<UUID> bad = Set.of(idInOrder(3), idInOrder(4), idInOrder(77));
        drain(bad, 100);
        assertThat(states()).isEqualTo(Map.of("refused", 3, "told", 97));
    }

    @Test
    void a_batch_refused_for_its_size_alone_is_told_in_the_end() {
        add(sample.events(50));
        for (Optional<Batch> batch = claim(50); batch.isPresent(); batch = claim(50)) {
            boolean tooLarge = batch.get().tellings().size() > 10;
            settle(batch.get(), _ -> tooLarge ? new Settlement.Refused("413") : new Settlement.Told());
        }
        assertThat(states()).isEqualTo(Map.of("told", 50));
    }

    @Test
    void a_crash_while_halving_refuses_nobody_who_is_innocent() {
        add(sample.events(16));
        UUID bad = idInOrder(11);
        settle(claim(16).orElseThrow(), _ -> new Settlement.Refused("400"));
        Batch half = claim(16).orElseThrow();
        assertThat(half.tellings()).hasSize(8);
        assertThat(claim(16)).isEmpty();
        shift("lease_until", "3 minutes");
        outbox.sweep(UnknownAnswer.AT_ONCE);
        drain(Set.of(bad), 16);
        assertThat(states()).isEqualTo(Map.of("refused", 1, "told", 15));
    }

    /** Posts to a receiver that refuses every batch with one of these in it, and counts the calls while halving. */
    private int drain(Set<UUID> bad, int size) {
        int halving = 0;
        for (Optional<Batch> batch = claim(size); batch.isPresent(); batch = claim(size)) {
            boolean refused = batch.get().events().stream().anyMatch(event -> bad.contains(event.id()));
            halving += batch.get().bundle().isPresent() ? 1 : 0;
            settle(batch.get(), _ -> refused ? new Settlement.Refused("400 invalid") : new Settlement.Told());
        }
        return halving;
    }

    private UUID idInOrder(int place) {
        return UUID.fromString(ask("select event from telling where target = '%s' order by event offset %d limit 1"
                .formatted(sample.account(), place)));
    }

    private Selection mine(State state) {
        return new Selection(
                state, Optional.empty(), Optional.empty(), Optional.of(sample.account()), Optional.empty());
    }

    private Outbox.Added add(List<Event> events) {
        List<KeptMail> mails = List.of(
                sample.mail("batch"),
                sample.mail("one"),
                sample.mail("two"),
                sample.mail("three"),
                sample.mail("four"),
                sample.mail("five"),
                sample.mail("forged"),
                sample.mail("genuine"),
                sample.mail("proven"));
        return QuarkusTransaction.requiringNew().call(() -> outbox.add(mails, Sample.free(events)));
    }

    private void hold(Event event, HoldCause cause) {
        add(List.of());
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(), List.of(new Outbox.Entry(event, Optional.of(cause)))));
    }

    private Optional<Batch> claim() {
        return claim(500);
    }

    private Optional<Batch> claim(int size) {
        return outbox.claim(asking(size, Duration.ZERO));
    }

    private Claim asking(int size, Duration age) {
        return new Claim(sample.account(), CALLBACK, size, age, "test", Duration.ofMinutes(2));
    }

    private int settle(Batch batch, Function<Telling, Settlement> each) {
        return settle(batch, each, Optional.empty());
    }

    private int settle(Batch batch, Rest rest) {
        return settle(batch, _ -> new Settlement.PutBack(rest.words()), Optional.of(rest));
    }

    private int settle(Batch batch, Function<Telling, Settlement> each, Optional<Rest> rest) {
        Duration took = Duration.ofMillis(20);
        return outbox.settle(
                batch,
                new Settled(
                        each, rest, Optional.of(new Attempt.Result(took, took, "told", Optional.of(200), "{}", "ok"))));
    }

    /** As if that much time had passed for a column of this account's tellings. */
    private void shift(String column, String by) {
        run("update telling set %1$s = %1$s - interval '%2$s' where target = '%3$s' and %1$s is not null"
                .formatted(column, by, sample.account()));
    }

    private Map<String, Integer> states() {
        Map<String, Integer> states = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select state, count(*) from telling where target = '%s' group by state"
                                .formatted(sample.account()))) {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getInt(2));
            }
            return states;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String ask(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
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

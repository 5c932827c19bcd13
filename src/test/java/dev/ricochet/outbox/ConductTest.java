package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered of a target, and how it is approached for it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ConductTest {
    private static final Rest FAULT = new Rest(Rest.Why.AT_FAULT, Duration.ofMinutes(10), "404");

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    @SuppressWarnings("NullAway.Init") // before each
    private Desk desk;

    @BeforeEach
    void newAccount() {
        desk = Desk.of(outbox, database);
    }

    @Test
    void who_has_rested_is_tried_with_one_event_and_then_told_all() {
        desk.keep(30);
        desk.settle(desk.claimed(10), new Settlement.PutBack("404"), FAULT);
        assertThat(desk.claim(10)).isEmpty();
        desk.endRest();
        Batch probe = desk.claimed(10);
        assertThat(probe.tellings()).hasSize(1);
        assertThat(desk.claim(10)).as("one probe at a time").isEmpty();
        desk.settle(probe, new Settlement.Told());
        assertThat(desk.claimed(10).tellings()).hasSize(10);
    }

    @Test
    void a_probe_that_fails_is_followed_by_another_event() {
        desk.keep(3);
        desk.settle(desk.claimed(10), new Settlement.PutBack("404"), FAULT);
        Set<UUID> tried = IntStream.range(0, 3)
                .mapToObj(_ -> {
                    desk.run("update target set rest_until = now() where id = '%s'"
                            .formatted(desk.sample().account()));
                    Batch probe = desk.claimed(10);
                    desk.settle(probe, new Settlement.Postponed(Duration.ofMinutes(10), "404"), FAULT);
                    return probe.events().getFirst().id();
                })
                .collect(Collectors.toSet());
        assertThat(tried).hasSize(3);
    }

    @Test
    void rests_in_a_row_are_counted_for_one_reason() {
        desk.keep(1);
        desk.settle(desk.claimed(1), new Settlement.PutBack("404"), FAULT);
        desk.endRest();
        desk.settle(desk.claimed(1), new Settlement.PutBack("404"), FAULT);
        desk.endRest();
        Batch third = desk.claimed(1);
        assertThat(third.conduct().rests(Rest.Why.AT_FAULT)).isEqualTo(2);
        assertThat(third.conduct().rests(Rest.Why.UNREACHABLE)).isZero();
        desk.settle(
                third,
                new Settlement.PutBack("no route"),
                new Rest(Rest.Why.UNREACHABLE, Duration.ofSeconds(5), "no route"));
        desk.endRest();
        assertThat(desk.claimed(1).conduct().rests(Rest.Why.UNREACHABLE)).isEqualTo(1);
    }

    @Test
    void who_is_gone_is_not_tried_until_a_person_says_so() {
        desk.keep(2);
        desk.settle(desk.claimed(10), new Settlement.PutBack("410"), new Rest(Rest.Why.AT_FAULT, Rest.FOR_GOOD, "410"));
        desk.shift("due_at", "300 days");
        assertThat(desk.claim(10)).isEmpty();
        assertThat(outbox.receiver(desk.sample().account()).orElseThrow().resting())
                .hasValueSatisfying(resting -> assertThat(resting.isForGood()).isTrue());
        outbox.resume(desk.sample().account());
        assertThat(desk.claimed(10).tellings()).hasSize(2);
    }

    @Test
    void another_callback_begins_with_a_clean_record_and_at_once() {
        desk.keep(20);
        desk.settle(desk.claimed(8), new Settlement.TooMany("413"));
        desk.settle(desk.claimed(8), new Settlement.Postponed(Duration.ofDays(1), "404"), FAULT);
        Batch batch = desk.withAnotherCallback().claimed(50);
        assertThat(batch.tellings()).hasSize(20);
        assertThat(batch.conduct()).isEqualTo(Conduct.GOOD);
    }

    @Test
    void what_is_told_in_doses_goes_on_in_doses_at_another_callback() {
        desk.keep(2);
        desk.shift("due_at", "-1 hour");
        desk.settle(desk.claim(1).orElseGet(() -> dueNow(1)), new Settlement.Told());
        assertThat(desk.withAnotherCallback().claim(50)).isEmpty();
    }

    private Batch dueNow(int events) {
        desk.run(
                "update telling set due_at = now() where event in (select event from telling where target = '%s' limit %d)"
                        .formatted(desk.sample().account(), events));
        return desk.claimed(events);
    }

    @Test
    void the_size_that_worked_is_kept() {
        desk.keep(100);
        Predicate<Batch> tooMany = batch -> batch.tellings().size() > 12;
        List<Integer> sizes = new ArrayList<>();
        for (Optional<Batch> batch = desk.claim(50); batch.isPresent(); batch = desk.claim(50)) {
            sizes.add(batch.get().tellings().size());
            desk.settle(batch.get(), tooMany.test(batch.get()) ? new Settlement.TooMany("413") : new Settlement.Told());
        }
        assertThat(sizes).startsWith(50, 25, 12, 12, 12).doesNotContain(11);
        assertThat(desk.states()).isEqualTo(Map.of("told", 100));
        assertThat(outbox.receiver(desk.sample().account()).orElseThrow().mostEvents())
                .contains(12);
    }

    @Test
    void twice_as_many_are_tried_with_each_day_that_passes() {
        desk.keep(100);
        desk.settle(desk.claimed(40), new Settlement.TooMany("413"));
        for (int most : List.of(20, 40, 50)) {
            Batch batch = desk.claimed(50);
            assertThat(batch.tellings()).hasSize(most);
            desk.settle(batch, new Settlement.PutBack("again"));
            desk.run("update target set most_since = most_since - interval '25 hours' where id = '%s'"
                    .formatted(desk.sample().account()));
        }
        desk.settle(desk.claimed(50), new Settlement.TooMany("413"));
        assertThat(desk.claimed(50).tellings()).hasSize(25);
    }

    @Test
    void failures_in_a_row_are_counted_by_calls_and_end_with_a_success() {
        desk.keep(3);
        desk.settle(desk.claimed(1), new Settlement.RetryIn(Duration.ofHours(1), "503"));
        desk.settle(desk.claimed(1), new Settlement.RetryIn(Duration.ofHours(1), "503"));
        Batch third = desk.claimed(1);
        assertThat(third.conduct().failures()).isEqualTo(2);
        assertThat(third.conduct().failsAgainAndAgain()).isTrue();
        desk.settle(third, new Settlement.Told());
        desk.endRest();
        assertThat(desk.claimed(1).conduct()).isEqualTo(Conduct.GOOD);
    }

    @Test
    void who_refuses_whatever_comes_has_refused_nobody() {
        desk.keep(20);
        for (Optional<Batch> batch = desk.claim(20); batch.isPresent(); batch = desk.claim(20)) {
            refused(batch.get());
        }
        assertThat(desk.states()).isEqualTo(Map.of("waiting", 20));
        desk.endRest();
        for (Optional<Batch> batch = desk.claim(20); batch.isPresent(); batch = desk.claim(20)) {
            desk.settle(batch.get(), new Settlement.Told());
        }
        assertThat(desk.states()).isEqualTo(Map.of("told", 20));
    }

    @Test
    void what_is_refused_while_others_are_taken_is_refused_in_the_end() {
        Set<UUID> bad = desk.sample().events(6).stream().map(Event::id).collect(Collectors.toSet());
        desk.keep(6);
        for (int day = 0; day < 12; day++) {
            desk.keep(
                    List.of(desk.event("day " + day, "good" + day + "@example.com", Kind.HARD_BOUNCE, Instant.now())));
            desk.endRest();
            for (Optional<Batch> batch = desk.claim(20); batch.isPresent(); batch = desk.claim(20)) {
                if (batch.get().events().stream().map(Event::id).anyMatch(bad::contains)) {
                    refused(batch.get());
                } else {
                    desk.settle(batch.get(), new Settlement.Told());
                }
            }
        }
        assertThat(desk.states()).isEqualTo(Map.of("refused", 6, "told", 12));
    }

    /** As who settles does, once it has been answered 400. */
    private void refused(Batch batch) {
        if (batch.isOfOne() && batch.conduct().refusesWhateverComes()) {
            desk.settle(batch, new Settlement.Postponed(FAULT.length(), "400"), FAULT);
        } else {
            desk.settle(batch, new Settlement.Refused("400"));
        }
    }

    @Test
    void what_fails_again_and_again_goes_in_ever_smaller_company() {
        desk.keep(64);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            desk.shift("due_at", "2 hours");
            Batch batch = desk.claimed(64);
            sizes.add(batch.tellings().size());
            UUID poison = batch.events().getFirst().id();
            desk.settle(batch, new Settlement.RetryIn(Duration.ofHours(1), "500"));
            desk.run("update telling set due_at = '-infinity' where event = '" + poison + "'");
            desk.run("update telling set due_at = now() + interval '1 day' where due_at > '-infinity' and target = '%s'"
                    .formatted(desk.sample().account()));
            desk.run("update telling set due_at = now() where failures = %d and target = '%s'"
                    .formatted(i + 1, desk.sample().account()));
        }
        assertThat(sizes).containsExactly(64, 64, 32, 16, 8, 4, 2, 1);
    }

    static List<Set<Integer>> poisons() {
        return List.of(
                Set.of(0),
                Set.of(12),
                Set.of(0, 1),
                Set.of(3, 8, 12),
                Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    }

    /** A crash after each call in turn: the batch is unknown then, told again, and its answer is the same. */
    @ParameterizedTest
    @MethodSource("poisons")
    void wherever_a_crash_falls_the_innocent_are_told_and_the_poison_is_refused(Set<Integer> poisons) {
        for (int crash = 0; crash < 12; crash++) {
            desk = Desk.of(outbox, database);
            desk.keep(13);
            Set<UUID> bad = inOrder(poisons);
            int call = 0;
            for (Optional<Batch> batch = desk.claim(13); batch.isPresent(); batch = desk.claim(13)) {
                if (call++ == crash) {
                    desk.loseLeases(UnknownAnswer.AT_ONCE);
                    continue;
                }
                boolean refused = batch.get().events().stream().map(Event::id).anyMatch(bad::contains);
                desk.settle(batch.get(), refused ? new Settlement.Refused("400") : new Settlement.Told());
            }
            Map<String, Integer> expected = poisons.size() == 13
                    ? Map.of("refused", 13)
                    : Map.of("refused", poisons.size(), "told", 13 - poisons.size());
            assertThat(desk.states()).as("a crash after call " + crash).isEqualTo(expected);
            assertThat(outbox.list(State.REFUSED, 10_000))
                    .filteredOn(
                            standing -> standing.target().equals(desk.sample().account()))
                    .extracting(standing -> standing.event().id())
                    .containsExactlyInAnyOrderElementsOf(bad);
        }
    }

    private Set<UUID> inOrder(Set<Integer> places) {
        List<UUID> ids = desk.sample().events(13).stream()
                .map(Event::id)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        return places.stream().map(ids::get).collect(Collectors.toSet());
    }
}

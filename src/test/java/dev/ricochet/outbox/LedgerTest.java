package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which calls were made, what was in them, and what came of them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LedgerTest {
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
    void every_call_is_written_down_with_its_events() {
        desk.keep(3);
        Batch first = desk.claimed(500);
        desk.settle(first, new Settlement.RetryIn(Duration.ZERO, "503"));
        Batch second = desk.claimed(500);
        desk.settle(second, new Settlement.Told());

        assertThat(desk.attempts()).extracting(Attempt::batch).containsExactly(second.id(), first.id());
        assertThat(desk.attempts().getFirst()).satisfies(attempt -> {
            assertThat(attempt.events()).hasSize(3);
            assertThat(attempt.took()).contains(Desk.TOOK);
            assertThat(attempt.status()).contains(200);
            assertThat(attempt.body()).isEqualTo("{}");
        });
        UUID event = first.events().getFirst().id();
        assertThat(outbox.attempts(event)).extracting(Attempt::batch).containsExactly(second.id(), first.id());
        assertThat(outbox.standings(desk.attempts().getFirst())).hasSize(3);
    }

    @Test
    void a_call_whose_sender_ended_is_written_down_by_who_sweeps() {
        desk.keep(2);
        Batch lost = desk.claimed(500);
        desk.loseLeases(UnknownAnswer.AGAIN);
        assertThat(outbox.attempt(lost.id())).hasValueSatisfying(attempt -> {
            assertThat(attempt.answer()).isEqualTo("unknown");
            assertThat(attempt.took()).isEmpty();
            assertThat(attempt.events()).hasSize(2);
        });
        assertThat(outbox.attempts(lost.events().getFirst().id())).hasSize(1);
    }

    @Test
    void an_answer_that_comes_late_is_taken_while_its_events_are_unknown() {
        desk.keep(2);
        Batch slow = desk.claimed(500);
        desk.loseLeases(UnknownAnswer.AGAIN);
        assertThat(desk.settle(slow, new Settlement.Told())).isEqualTo(2);
        assertThat(desk.states()).isEqualTo(Map.of("told", 2));
        assertThat(outbox.attempt(slow.id()).orElseThrow().answer()).isEqualTo("accepted");
        assertThat(outbox.everUnknown(1_000))
                .as("nobody was told twice")
                .noneMatch(standing -> standing.target().equals(desk.sample().account()));
        assertThat(outbox.standings(slow.events().getFirst().id()).getFirst().attempt())
                .isEqualTo(1);
    }

    @Test
    void an_answer_that_comes_late_frees_what_was_held_for_want_of_it() {
        desk.keep(1);
        Batch slow = desk.claimed(500);
        desk.loseLeases(UnknownAnswer.NEVER);
        assertThat(desk.states()).isEqualTo(Map.of("held", 1));
        assertThat(desk.settle(slow, new Settlement.PutBack("never sent"))).isEqualTo(1);
        assertThat(desk.states()).isEqualTo(Map.of("waiting", 1));
    }

    @Test
    void an_answer_that_comes_after_the_next_call_began_changes_nothing() {
        desk.keep(1);
        Batch slow = desk.claimed(500);
        desk.loseLeases(UnknownAnswer.AT_ONCE);
        Batch next = desk.claimed(500);
        assertThat(desk.settle(slow, new Settlement.Told())).isZero();
        assertThat(desk.states()).isEqualTo(Map.of("sending", 1));
        assertThat(desk.settle(next, new Settlement.Told())).isEqualTo(1);
    }

    @Test
    void of_very_many_calls_an_event_knows_the_latest_fifty() {
        desk.keep(1);
        List<UUID> calls = new ArrayList<>();
        for (int i = 0; i < 53; i++) {
            Batch batch = desk.claimed(500);
            calls.addFirst(batch.id());
            desk.settle(batch, new Settlement.Postponed(Duration.ZERO, "404"));
        }
        Batch last = desk.claimed(500);
        assertThat(outbox.attempts(last.events().getFirst().id()))
                .extracting(Attempt::batch)
                .containsExactlyElementsOf(calls.subList(0, 50));
    }

    @Test
    void pages_of_the_ledger_have_no_gap_and_are_of_the_accounts_asked_for() {
        for (int i = 0; i < 5; i++) {
            desk.keep(
                    List.of(desk.sample().event("mail " + i, i + "@example.org", Kind.SOFT_BOUNCE, Optional.empty())));
            desk.settle(desk.claimed(500), new Settlement.Told());
        }
        Optional<Set<UUID>> mine = Optional.of(Set.of(desk.sample().account()));
        List<Attempt> all = outbox.attempts(mine, Optional.empty(), 10);
        Attempt second = all.get(1);
        assertThat(outbox.attempts(mine, Optional.of(new Attempt.Mark(second.began(), second.batch())), 2))
                .containsExactlyElementsOf(all.subList(2, 4));
        assertThat(outbox.attempts(Optional.of(Set.of(UUID.randomUUID())), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void calls_are_kept_as_long_as_one_of_their_events_and_what_was_answered_of_the_forgotten_is_not() {
        desk.keep(2);
        Batch batch = desk.claimed(500);
        desk.settle(batch, new Settlement.Told());
        String one = batch.events().getFirst().recipient().toString();
        String other = batch.events().getLast().recipient().toString();

        desk.forget(one);
        assertThat(outbox.attempt(batch.id()).orElseThrow().body()).isEmpty();
        desk.run("update attempt set began_at = began_at - interval '2 days' where id = '" + batch.id() + "'");
        int _ = outbox.retire(Duration.ofDays(1), 1_000);
        assertThat(outbox.attempt(batch.id())).isPresent();

        desk.forget(other);
        int _ = outbox.retire(Duration.ofDays(1), 1_000);
        assertThat(outbox.attempt(batch.id())).isEmpty();
    }
}

package dev.ricochet.outbox;

import static dev.ricochet.outbox.Kind.HARD_BOUNCE;
import static dev.ricochet.outbox.Kind.SOFT_BOUNCE;
import static dev.ricochet.outbox.Kind.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order a receiver hears of one person. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OrderTest {
    private static final String ANN = "ann@example.org";
    private static final Instant ONE = Sample.THEN;
    private static final Instant TWO = ONE.plus(Duration.ofHours(1));
    private static final Instant THREE = ONE.plus(Duration.ofHours(2));

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
    void what_is_not_newer_than_the_hard_bounce_that_was_told_is_superseded() {
        tell(desk.event("second", ANN, HARD_BOUNCE, TWO));
        desk.keep(List.of(
                desk.event("first", ANN, SOFT_BOUNCE, ONE),
                desk.event("earlier", ANN, HARD_BOUNCE, ONE),
                desk.event("same", "Ann@Example.ORG", HARD_BOUNCE, TWO)));
        assertThat(desk.claim(500)).isEmpty();
        assertThat(desk.states()).isEqualTo(Map.of("told", 1, "superseded", 3));
    }

    @Test
    void what_is_newer_is_told() {
        tell(desk.event("second", ANN, HARD_BOUNCE, TWO));
        desk.keep(List.of(
                desk.event("third", ANN, HARD_BOUNCE, THREE),
                desk.event("other", "bob@example.org", SOFT_BOUNCE, ONE)));
        assertThat(desk.claimed(500).tellings()).hasSize(2);
    }

    @Test
    void a_soft_bounce_that_was_told_supersedes_nothing() {
        tell(desk.event("second", ANN, SOFT_BOUNCE, TWO));
        desk.keep(List.of(desk.event("first", ANN, SOFT_BOUNCE, ONE)));
        desk.settle(desk.claimed(500), new Settlement.Told());
        desk.keep(List.of(desk.event("hard", ANN, HARD_BOUNCE, ONE)));
        assertThat(desk.claimed(500).tellings()).hasSize(1);
    }

    @Test
    void a_wish_to_be_left_alone_is_told_whatever_was_told_before_it_and_supersedes_older_bounces() {
        tell(desk.event("hard", ANN, HARD_BOUNCE, THREE));
        tell(desk.event("wish", ANN, UNSUBSCRIBE, TWO));
        desk.keep(List.of(desk.event("first", ANN, SOFT_BOUNCE, ONE)));
        assertThat(desk.claim(500)).isEmpty();
        assertThat(desk.states()).isEqualTo(Map.of("told", 2, "superseded", 1));
    }

    @Test
    void what_a_person_wants_to_have_told_once_more_does_not_supersede_itself() {
        Event event = desk.event("hard", ANN, HARD_BOUNCE, TWO);
        tell(event);
        desk.run("update telling set state = 'waiting', settled_at = null where event = '" + event.id() + "'");
        assertThat(desk.claimed(500).events()).containsExactly(event);
    }

    @Test
    void many_that_add_nothing_do_not_stand_before_one_that_does() {
        tell(desk.event("second", ANN, HARD_BOUNCE, THREE));
        desk.keep(Stream.concat(
                        IntStream.range(0, 25).mapToObj(i -> desk.event("old " + i, ANN, SOFT_BOUNCE, ONE)),
                        Stream.of(desk.event("bob", "bob@example.org", SOFT_BOUNCE, ONE)))
                .toList());
        desk.run("update telling set due_at = due_at + interval '1 ms' from event where event.id = telling.event"
                + " and recipient = 'bob@example.org' and target = '%s'"
                        .formatted(desk.sample().account()));
        desk.shift("due_at", "1 second");
        assertThat(desk.claimed(10).events())
                .singleElement()
                .satisfies(event -> assertThat(event.recipient()).hasToString("bob@example.org"));
        assertThat(desk.states()).isEqualTo(Map.of("told", 1, "superseded", 25, "sending", 1));
    }

    @Test
    void nobody_is_spoken_of_in_two_calls_at_once() {
        desk.keep(List.of(desk.event("first", ANN, SOFT_BOUNCE, ONE)));
        Batch first = desk.claimed(500);
        desk.keep(List.of(
                desk.event("second", "ANN@example.org", HARD_BOUNCE, TWO),
                desk.event("bob", "bob@example.org", SOFT_BOUNCE, ONE)));
        assertThat(desk.claimed(500).events())
                .singleElement()
                .satisfies(event -> assertThat(event.recipient()).hasToString("bob@example.org"));
        assertThat(desk.claim(500)).isEmpty();
        desk.settle(first, new Settlement.Told());
        assertThat(desk.claimed(500).events())
                .singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(HARD_BOUNCE));
    }

    @Test
    void half_of_a_refused_batch_waits_while_one_of_it_is_spoken_of_elsewhere() {
        desk.keep(List.of(
                desk.event("first", ANN, SOFT_BOUNCE, ONE), desk.event("bob", "bob@example.org", SOFT_BOUNCE, ONE)));
        desk.settle(desk.claimed(500), new Settlement.Refused("400"));
        desk.keep(List.of(desk.event("second", ANN, HARD_BOUNCE, TWO)));
        desk.run("update telling set due_at = now() + interval '1 hour' where bundle is not null and target = '%s'"
                .formatted(desk.sample().account()));
        Batch elsewhere = desk.claimed(500);
        assertThat(elsewhere.bundle()).isEmpty();
        desk.shift("due_at", "2 hours");
        Batch half = desk.claimed(500);
        assertThat(half.events()).extracting(event -> event.recipient().local()).containsExactly("bob");
        desk.settle(half, new Settlement.Told());
        desk.settle(elsewhere, new Settlement.Told());
        assertThat(desk.claim(500))
                .as("ann's soft bounce is older than her hard one")
                .isEmpty();
        assertThat(desk.states()).isEqualTo(Map.of("told", 2, "superseded", 1));
    }

    @Test
    void in_one_call_soft_bounces_of_a_person_stand_together_and_a_hard_one_waits_for_the_next() {
        desk.keep(List.of(
                desk.event("first", ANN, SOFT_BOUNCE, ONE),
                desk.event("second", ANN, SOFT_BOUNCE, TWO),
                desk.event("third", ANN, HARD_BOUNCE, THREE)));
        Batch softs = desk.claimed(500);
        assertThat(softs.events()).extracting(Event::kind).containsExactly(SOFT_BOUNCE, SOFT_BOUNCE);
        desk.settle(softs, new Settlement.Told());
        assertThat(desk.claimed(500).events()).extracting(Event::kind).containsExactly(HARD_BOUNCE);
    }

    @Test
    void a_person_who_is_forgotten_leaves_no_trace_in_it() {
        tell(desk.event("hard", ANN, HARD_BOUNCE, TWO));
        desk.forget(ANN);
        desk.keep(List.of(desk.event("another", ANN, SOFT_BOUNCE, ONE)));
        assertThat(desk.claimed(500).tellings()).hasSize(1);
    }

    private void tell(Event event) {
        desk.keep(List.of(event));
        desk.settle(desk.claimed(500), new Settlement.Told());
    }
}

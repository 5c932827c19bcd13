package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.HardBounce.Stage;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class BrakesTest {
    private static final String CAUSE = "example.org smtp-user-unknown";
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Outbox outbox;

    @Inject
    Brakes brakes;

    private final Sample sample = Sample.ofNewAccount();

    @Test
    void what_was_just_kept_is_new_and_afterwards_it_waits_and_then_it_is_past() {
        Event event = hard("one", "alice@example.org");
        assertThat(keptAndLookedAt(event).hards()).extracting(HardBounce::stage).containsExactly(Stage.NEW);
        assertThat(look().hards()).extracting(HardBounce::stage).containsExactly(Stage.WAITING);
        assertThat(claim()).isPresent();
        assertThat(look().hards()).extracting(HardBounce::stage).containsExactly(Stage.PAST);
    }

    @Test
    void soft_ones_unproven_ones_and_second_reports_do_not_count() {
        keep(sample.event("one", "alice@example.org", Kind.SOFT_BOUNCE, Optional.empty()), Optional.empty());
        keep(hard("two", "bob@example.org"), Optional.of(HoldCause.UNPROVEN));
        Optional<MessageId> original = MessageId.parse("<campaign@example.com>");
        keep(sample.event("one", "carol@example.org", Kind.HARD_BOUNCE, original), Optional.empty());
        keep(sample.event("two", "carol@example.org", Kind.HARD_BOUNCE, original), Optional.empty());
        assertThat(look().hards())
                .extracting(hard -> hard.recipient().toString())
                .containsExactly("carol@example.org");
    }

    @Test
    void whoever_was_told_of_as_hard_before_does_not_count_again() {
        keep(hard("one", "alice@example.org"), Optional.empty());
        tellAll();
        assertThat(keptAndLookedAt(hard("two", "Alice@example.org")).hards())
                .extracting(HardBounce::stage)
                .containsExactly(Stage.PAST);
    }

    @Test
    void what_the_brake_holds_is_not_told_and_stays_counted() {
        Event event = hard("one", "alice@example.org");
        putOn(event);
        assertThat(claim()).isEmpty();
        Standing standing = outbox.standings(event.id()).getFirst();
        assertThat(standing.cause()).contains(HoldCause.BRAKE);
        assertThat(standing.detail()).contains(CAUSE);
        assertThat(look().on()).containsExactly(CAUSE);
        assertThat(look().hards()).singleElement().satisfies(hard -> {
            assertThat(hard.stage()).isEqualTo(Stage.PAST);
            assertThat(hard.heldFor()).contains(CAUSE);
        });
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void what_is_on_its_way_already_can_not_be_held() {
        Event event = hard("one", "alice@example.org");
        keep(event, Optional.empty());
        assertThat(claim()).isPresent();
        assertThat(in(() -> brakes.hold(sample.account(), Map.of(event.id(), CAUSE))))
                .isZero();
    }

    @Test
    void a_cause_that_a_person_releases_is_told_and_let_go() {
        Event event = hard("one", "alice@example.org");
        putOn(event);
        assertThat(outbox.release(ofCause("another.example rule"))).isZero();
        assertThat(outbox.release(ofCause(CAUSE))).isEqualTo(1);
        assertThat(look().on()).isEmpty();
        assertThat(look().free()).containsExactly(CAUSE);
        // a person vouches for it: it neither counts nor is it held again
        assertThat(look().hards()).isEmpty();
        assertThat(in(() -> brakes.hold(sample.account(), Map.of(event.id(), CAUSE))))
                .isZero();
        assertThat(claim().orElseThrow().events()).containsExactly(event);
        assertThat(held()).isZero();
    }

    @Test
    void a_cause_of_which_a_person_discards_all_goes_on_holding() {
        putOn(hard("one", "alice@example.org"));
        assertThat(outbox.discard(ofCause(CAUSE))).isEqualTo(1);
        assertThat(look().on()).containsExactly(CAUSE);
        assertThat(look().hards()).isEmpty();
    }

    @Test
    void one_that_is_released_alone_lets_nothing_else_go() {
        Event event = hard("one", "alice@example.org");
        putOn(event);
        assertThat(outbox.release(Selection.one(State.HELD, event.id()))).isEqualTo(1);
        assertThat(look().on()).containsExactly(CAUSE);
    }

    @Test
    void a_brake_that_nothing_comes_for_is_let_go_by_itself() {
        Event event = hard("one", "alice@example.org");
        keep(event, Optional.empty());
        in(() -> {
            brakes.putOn(sample.account(), Map.of(CAUSE, "much"), Set.of(), Duration.ofSeconds(-1));
            return true;
        });
        assertThat(look().on()).isEmpty();
        assertThat(look().free()).isEmpty();
    }

    @Test
    void where_everything_is_held_only_the_new_ones_are_looked_at() {
        keep(hard("one", "alice@example.org"), Optional.empty());
        in(() -> {
            brakes.putOn(sample.account(), Map.of("all", "much"), Set.of(), DAY);
            return true;
        });
        assertThat(look().hards()).isEmpty();
        assertThat(keptAndLookedAt(hard("two", "bob@example.org")).hards()).hasSize(1);
    }

    @Test
    void what_is_delayed_is_told_when_its_time_has_come() {
        Event event = hard("one", "alice@example.org");
        keep(event, Optional.empty());
        delay(event, Duration.ofHours(1));
        assertThat(claim()).isEmpty();
        delay(event, Duration.ZERO);
        assertThat(claim()).isPresent();
    }

    private void delay(Event event, Duration length) {
        in(() -> {
            brakes.delay(sample.account(), List.of(event.id()), length);
            return true;
        });
    }

    private Event hard(String subject, String recipient) {
        return sample.event(subject, recipient, Kind.HARD_BOUNCE, Optional.empty());
    }

    private void putOn(Event event) {
        keep(event, Optional.empty());
        assertThat(in(() -> {
                    brakes.putOn(sample.account(), Map.of(CAUSE, "much"), Set.of(), DAY);
                    return brakes.hold(sample.account(), Map.of(event.id(), CAUSE));
                }))
                .isEqualTo(1);
    }

    private BrakeState look() {
        return in(this::looked);
    }

    private BrakeState looked() {
        return brakes.look(sample.account(), Sample.THEN.minus(DAY), Sample.THEN, "all");
    }

    private BrakeState keptAndLookedAt(Event event) {
        return in(() -> {
            add(event, Optional.empty());
            return looked();
        });
    }

    private void keep(Event event, Optional<HoldCause> hold) {
        in(() -> add(event, hold));
    }

    private Outbox.Added add(Event event, Optional<HoldCause> hold) {
        return outbox.add(List.of(sample.mail("one"), sample.mail("two")), List.of(new Outbox.Entry(event, hold)));
    }

    private static <T> T in(Supplier<T> deed) {
        return QuarkusTransaction.requiringNew().call(deed::get);
    }

    private Selection ofCause(String detail) {
        return new Selection(
                State.HELD,
                Optional.of(HoldCause.BRAKE),
                Optional.of(detail),
                Optional.of(sample.account()),
                Optional.empty());
    }

    private long held() {
        return brakes.held().stream()
                .filter(held -> held.account().equals(sample.account()))
                .mapToLong(Brakes.Held::events)
                .sum();
    }

    private void tellAll() {
        int _ = outbox.settle(
                claim().orElseThrow(), new Settled(_ -> new Settlement.Told(), Optional.empty(), Optional.empty()));
    }

    private Optional<Batch> claim() {
        return outbox.claim(
                new Claim(sample.account(), UUID.randomUUID(), 100, Duration.ZERO, "test", Duration.ofMinutes(1)));
    }
}

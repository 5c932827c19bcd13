package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LongHeldTest {
    private static final Optional<MessageId> ORIGINAL = MessageId.parse("<campaign-1@example.com>");

    @Inject
    Outbox outbox;

    @Inject
    LongHeld longHeld;

    @Inject
    Session database;

    private final Sample sample = Sample.ofNewAccount();
    private final Event hard = sample.event("one", "alice@example.org", Kind.HARD_BOUNCE, ORIGINAL);

    @Test
    void what_nobody_decides_about_for_two_weeks_is_told_as_soft_and_says_so() {
        hold(hard, HoldCause.UNPROVEN);
        heldFor(Duration.ofDays(14));
        assertThat(longHeld.tellAsSoft()).isPositive();
        assertThat(outbox.standings(hard.id()).getFirst().toldAsWhy().orElseThrow())
                .contains("UNPROVEN", "told as soft");
        assertThat(claimed()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo(hard.id());
            assertThat(event.kind()).isEqualTo(Kind.SOFT_BOUNCE);
        });
        Standing standing = outbox.standings(hard.id()).getFirst();
        assertThat(standing.event().kind()).isEqualTo(Kind.HARD_BOUNCE);
        assertThat(standing.toldAs()).contains(Kind.SOFT_BOUNCE);
    }

    @Test
    void a_day_less_is_too_early() {
        hold(hard, HoldCause.UNPROVEN);
        heldFor(Duration.ofDays(13));
        int _ = longHeld.tellAsSoft();
        assertThat(claimed()).isEmpty();
    }

    @Test
    void what_may_have_arrived_or_is_too_old_to_be_told_stays_for_a_person() {
        hold(hard, HoldCause.UNKNOWN_TWICE);
        hold(sample.event("two", "bob@example.org", Kind.HARD_BOUNCE, ORIGINAL), HoldCause.TOO_OLD);
        heldFor(Duration.ofDays(100));
        int _ = longHeld.tellAsSoft();
        assertThat(claimed()).isEmpty();
        assertThat(mine())
                .extracting(overdue -> overdue.cause())
                .containsExactly(HoldCause.TOO_OLD, HoldCause.UNKNOWN_TWICE);
    }

    @Test
    void after_three_days_somebody_is_asked() {
        hold(hard, HoldCause.UNPROVEN);
        heldFor(Duration.ofDays(2));
        assertThat(mine()).isEmpty();
        heldFor(Duration.ofDays(2));
        assertThat(mine()).singleElement().satisfies(overdue -> {
            assertThat(overdue.cause()).isEqualTo(HoldCause.UNPROVEN);
            assertThat(overdue.events()).isEqualTo(1);
            assertThat(overdue.oldest()).isGreaterThanOrEqualTo(Duration.ofDays(4));
        });
    }

    @Test
    void what_a_person_releases_is_told_as_it_is() {
        hold(hard, HoldCause.UNPROVEN);
        heldFor(Duration.ofDays(10));
        assertThat(outbox.release(Selection.one(State.HELD, hard.id()))).isEqualTo(1);
        assertThat(claimed()).extracting(Event::kind).containsExactly(Kind.HARD_BOUNCE);
    }

    @Test
    void one_whose_like_was_told_tells_nothing_more() {
        keep(sample.event("two", "alice@example.org", Kind.SOFT_BOUNCE, ORIGINAL), Optional.empty());
        assertThat(claimed()).hasSize(1);
        hold(hard, HoldCause.UNPROVEN);
        heldFor(Duration.ofDays(14));
        int _ = longHeld.tellAsSoft();
        assertThat(claimed()).isEmpty();
        assertThat(outbox.standings(hard.id()).getFirst().state()).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void a_hard_one_that_was_told_as_soft_stands_in_no_proven_ones_way() {
        hold(hard, HoldCause.UNPROVEN);
        heldFor(Duration.ofDays(14));
        int _ = longHeld.tellAsSoft();
        assertThat(claimed()).hasSize(1);
        keep(sample.event("two", "alice@example.org", Kind.HARD_BOUNCE, ORIGINAL), Optional.empty());
        assertThat(claimed()).extracting(Event::kind).containsExactly(Kind.HARD_BOUNCE);
    }

    private List<LongHeld.Overdue> mine() {
        return longHeld.overdue().stream()
                .filter(overdue -> overdue.account().equals(sample.account()))
                .toList();
    }

    private void hold(Event event, HoldCause cause) {
        keep(event, Optional.of(cause));
    }

    private void keep(Event event, Optional<HoldCause> cause) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(
                        List.of(sample.mail("one"), sample.mail("two")), List.of(new Outbox.Entry(event, cause))));
    }

    private void heldFor(Duration time) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "update telling set held_since = held_since - :days * interval '1 day' where target = :account")
                        .setParameter("days", time.toDays())
                        .setParameter("account", sample.account())
                        .executeUpdate());
    }

    private List<Event> claimed() {
        return outbox.claim(new Claim(
                        sample.account(), sample.account(), 100, Duration.ZERO, "test", Duration.ofMinutes(1)))
                .map(batch -> {
                    int _ = outbox.settle(
                            batch, new Settled(_ -> new Settlement.Told(), Optional.empty(), Optional.empty()));
                    return batch.events();
                })
                .orElse(List.of());
    }
}

package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.vocabulary.EmailAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class BounceCountsTest {
    @Inject
    Outbox outbox;

    @Inject
    BounceCounts counts;

    private final Sample sample = Sample.ofNewAccount();
    private final Set<UUID> account = Set.of(sample.account());
    private final LocalDate from =
            LocalDate.ofInstant(Sample.THEN, ZoneOffset.UTC).minusDays(40);

    @Test
    void what_is_kept_is_counted_once_and_what_is_forgotten_no_more() {
        keep("one", "alice@example.com", Kind.HARD_BOUNCE);
        keep("one", "alice@example.com", Kind.HARD_BOUNCE);
        keep("two", "bob@Example.COM", Kind.SOFT_BOUNCE);
        keep("three", "carol@example.net", Kind.SOFT_BOUNCE, Optional.of(HoldCause.UNPROVEN));
        assertThat(counts.days(from, account).stream()
                        .mapToLong(BounceCounts.OfDay::hard)
                        .sum())
                .isEqualTo(1);
        assertThat(counts.days(from, account).stream()
                        .mapToLong(BounceCounts.OfDay::soft)
                        .sum())
                .isEqualTo(2);
        assertThat(counts.receivers(from, account, 5))
                .containsExactly(new BounceCounts.Of("example.com", 1, 1), new BounceCounts.Of("example.net", 0, 1));

        var _ = QuarkusTransaction.requiringNew()
                .call(() ->
                        outbox.forget(EmailAddress.parse("carol@example.net").orElseThrow(), Optional.of(account)));
        assertThat(counts.receivers(from, account, 5)).containsExactly(new BounceCounts.Of("example.com", 1, 1));
    }

    @Test
    void what_waits_and_what_is_held_is_counted_up_to_so_many() {
        keep("one", "alice@example.com", Kind.HARD_BOUNCE);
        keep("two", "bob@example.com", Kind.HARD_BOUNCE);
        assertThat(counts.open(account, 10).get(sample.account()))
                .isEqualTo(new BounceCounts.Open(2, 0, Optional.empty()));
        assertThat(counts.open(account, 1).get(sample.account()).waiting()).isEqualTo(1);
        assertThat(counts.days(from, Set.of(UUID.randomUUID()))).isEmpty();
    }

    private void keep(String mail, String person, Kind kind) {
        keep(mail, person, kind, Optional.empty());
    }

    private void keep(String mail, String person, Kind kind, Optional<HoldCause> hold) {
        Event event = sample.event(mail, person, kind, Optional.empty());
        var _ = QuarkusTransaction.requiringNew()
                .call(() -> outbox.add(List.of(sample.mail(mail)), List.of(new Outbox.Entry(event, hold))));
    }
}

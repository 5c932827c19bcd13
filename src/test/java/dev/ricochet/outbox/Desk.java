package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.vocabulary.EmailAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Where events of one account are put in, claimed and settled, and where time passes when it is told to. */
record Desk(Outbox outbox, DataSource database, Sample sample, UUID callback) {
    static final Duration TOOK = Duration.ofMillis(20);

    static Desk of(Outbox outbox, DataSource database) {
        return new Desk(outbox, database, Sample.ofNewAccount(), UUID.randomUUID());
    }

    Desk withAnotherCallback() {
        return new Desk(outbox, database, sample, UUID.randomUUID());
    }

    void keep(int events) {
        keep(sample.events(events));
    }

    void keep(List<Event> events) {
        List<KeptMail> mails =
                events.stream().map(Event::mail).distinct().map(this::mail).toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.add(mails, Sample.free(events)));
    }

    private KeptMail mail(UUID id) {
        KeptMail mail = sample.mail("any");
        return new KeptMail(
                id,
                mail.account(),
                mail.fingerprint(),
                mail.messageId(),
                mail.kind(),
                mail.reportedBy(),
                mail.origin(),
                mail.folder(),
                mail.receivedAt());
    }

    /** What a mail of that subject says of a person, and when it happened. */
    Event event(String subject, String recipient, Kind kind, Instant when) {
        Event event = sample.event(subject, recipient, kind, Optional.empty());
        return new Event(
                event.id(),
                event.account(),
                event.mail(),
                event.kind(),
                event.recipient(),
                event.detour(),
                event.reason(),
                event.evidence(),
                when,
                when,
                event.original(),
                event.meta(),
                event.campaign());
    }

    Optional<Batch> claim(int size) {
        return outbox.claim(new Claim(sample.account(), callback, size, Duration.ZERO, "test", Duration.ofMinutes(2)));
    }

    Batch claimed(int size) {
        return claim(size).orElseThrow();
    }

    int settle(Batch batch, Settlement settlement) {
        return settle(batch, _ -> settlement, Optional.empty());
    }

    int settle(Batch batch, Settlement settlement, Rest rest) {
        return settle(batch, _ -> settlement, Optional.of(rest));
    }

    int settle(Batch batch, Function<Telling, Settlement> each, Optional<Rest> rest) {
        return outbox.settle(
                batch,
                new Settled(
                        each,
                        rest,
                        Optional.of(
                                new Attempt.Result(TOOK, TOOK, "accepted", Optional.of(200), "{}", "HTTP 200 {}"))));
    }

    void forget(String person) {
        Forgotten forgotten =
                outbox.forget(EmailAddress.parse(person).orElseThrow(), Optional.of(Set.of(sample.account())));
        assertThat(forgotten).isInstanceOf(Forgotten.Gone.class);
    }

    /** As if the sender of all that is being sent had ended, and its lease after it. */
    void loseLeases(UnknownAnswer policy) {
        shift("lease_until", "3 minutes");
        int _ = outbox.sweep(policy);
    }

    /** As if that much time had passed for a column of this account's tellings. */
    void shift(String column, String by) {
        run("update telling set %1$s = %1$s - interval '%2$s' where target = '%3$s' and %1$s is not null"
                .formatted(column, by, sample.account()));
    }

    void endRest() {
        run("update target set rest_until = now() where rests > 0 and id = '%s'".formatted(sample.account()));
        shift("due_at", "10 days");
    }

    Map<String, Integer> states() {
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

    List<Attempt> attempts() {
        return outbox.attempts(Optional.of(Set.of(sample.account())), Optional.empty(), 1_000);
    }

    void run(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

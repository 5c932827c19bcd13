package dev.ricochet.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.ricochet.outbox.Settlement.Dead;
import dev.ricochet.outbox.Settlement.Postponed;
import dev.ricochet.outbox.Settlement.PutBack;
import dev.ricochet.outbox.Settlement.Refused;
import dev.ricochet.outbox.Settlement.Rejected;
import dev.ricochet.outbox.Settlement.RetryIn;
import dev.ricochet.outbox.Settlement.Told;
import dev.ricochet.outbox.Settlement.TooMany;
import dev.ricochet.outbox.Settlement.Unanswered;
import dev.ricochet.outbox.Settlement.WithoutMeta;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what became of a batch. Asks for the lease, so that a late sender overwrites nothing; but an answer that
 * comes late is better than none while its events are still unknown.
 */
final class Settling {
    private static final String LEASED = "state = 'sending' and lease_token = ?";

    private static final String STILL_UNKNOWN =
            "unknown_batch = ? and (state = 'unknown' or hold_cause in ('UNKNOWN_ONCE', 'UNKNOWN_TWICE'))";

    private static final String ATTEMPTED = """
            attempt = attempt + (state = 'sending')::int, first_attempt_at = coalesce(first_attempt_at, now()),
            last_attempt_at = now(), words = ?""";

    /** Of many calls the latest fifty. */
    private static final String CARRIED = """
            attempts = case when ? and not attempts @> array[?::uuid]
                            then (attempts || ?::uuid)[greatest(1, cardinality(attempts) - 48):]
                            else attempts end""";

    private static final String ENDED = settle("state = ?, settled_at = now(), bundle = null,\n" + ATTEMPTED);

    // who was alone goes behind the others, also those of the bundle
    private static final String RETRIED = settle("""
            state = 'waiting', due_at = now() + ? * interval '1 ms', tried_for = tried_for + ? * interval '1 ms',
            failures = failures + 1, bundle = case when ? then null::uuid else bundle end,
            """ + ATTEMPTED);

    private static final String HALVED = settle("state = 'waiting', due_at = now(), bundle = ?,\n" + ATTEMPTED);

    private static final String WITHOUT_META =
            settle("state = 'waiting', due_at = now(), bundle = null, without_meta = true,\n" + ATTEMPTED);

    private static final String PUT_BACK = settle("""
            state = 'waiting', attempt = attempt - (state <> 'sending')::int, words = ?""");

    private static final String UNANSWERED = """
            update telling
               set state = 'unknown', unknown_times = unknown_times + 1, unknown_at = now(), unknown_batch = lease_token,
                   lease_token = null, lease_owner = null, lease_until = null,
                   %s,
                   %s
             where target = ? and event = any (?) and %s
            """.formatted(ATTEMPTED, CARRIED, LEASED);

    private static final String FREED = """
            update telling
               set bundle = null
             where target = ? and bundle = ? and not (event = any (?))
            """;

    /** Those that were refused alone since the target last took something, each at most three times. */
    private static final String TAKEN_BACK = """
            update telling
               set state = 'waiting', settled_at = null, failures = failures + 1, due_at = now() + ? * interval '1 ms'
             where target = ? and failures < 3
               and event in (select event from telling
                              where target = ? and state = 'refused'
                              order by settled_at desc
                              limit (select refusals from target where id = ?))
            """;

    /** The latest of them that ends a subscription, by person. */
    private static final String REMEMBERED = """
            insert into last_told (target, recipient, occurred_at, event)
            select distinct on (lower(recipient)) telling.target, lower(recipient), occurred_at, id
              from event join telling on telling.event = event.id and telling.target = ?::uuid
             where id = any (?) and kind <> 'SOFT_BOUNCE' and told_as is null
             order by lower(recipient), occurred_at desc, id
                on conflict (target, recipient) do update
               set occurred_at = excluded.occurred_at, event = excluded.event
             where last_told.occurred_at <= excluded.occurred_at
            """;

    private final Connection connection;
    private final Targets targets;

    Settling(Connection connection) {
        this.connection = connection;
        this.targets = new Targets(connection);
    }

    private static String settle(String set) {
        return """
            update telling
               set %s,
                   %s,
                   hold_cause = null, lease_token = null, lease_owner = null, lease_until = null,
                   unknown_times = unknown_times - (state <> 'sending')::int,
                   unknown_at = case when state = 'sending' or unknown_times > 1 then unknown_at end
             where target = ? and event = any (?) and (%s or %s)
            """.formatted(set, CARRIED, LEASED, STILL_UNKNOWN);
    }

    /** Of how many events; fewer than there are when the lease has been lost. */
    int settle(Batch batch, Settled settled) throws SQLException {
        Map<Settlement, List<UUID>> each = batch.tellings().stream()
                .collect(groupingBy(
                        settled.each(),
                        LinkedHashMap::new,
                        mapping(telling -> telling.event().id(), toList())));
        boolean called = settled.result().isPresent();
        int count = 0;
        for (Map.Entry<Settlement, List<UUID>> one : each.entrySet()) {
            count += settle(new Part(batch, one.getValue(), called), one.getKey());
        }
        remember(batch, each.keySet());
        if (settled.rest().isPresent()) {
            rest(batch, settled.rest().get());
        }
        if (called) {
            new Ledger(connection).add(batch, settled.result().get());
        }
        return count;
    }

    // who begins to be doubted has been in the wrong for as long as it took nothing
    private void rest(Batch batch, Rest rest) throws SQLException {
        UUID target = batch.target();
        Conduct conduct = batch.conduct();
        if (rest.why() == Rest.Why.AT_FAULT && conduct.refusesWhateverComes() && conduct.rests(rest.why()) == 0) {
            update(TAKEN_BACK, rest.length().toMillis(), target, target, target);
        }
        targets.rest(target, rest);
    }

    /** Events of a batch that are settled in one way. */
    private record Part(Batch batch, List<UUID> events, boolean called) {
        boolean isAlone() {
            return batch.isOfOne();
        }
    }

    private int settle(Part part, Settlement settlement) throws SQLException {
        return switch (settlement) {
            case Told() -> tell(part);
            case Dead(String words) -> update(part, ENDED, "dead", kept(words));
            case Rejected(String words) -> update(part, ENDED, "refused", kept(words));
            case RetryIn(Duration wait, String words) ->
                update(part, RETRIED, wait.toMillis(), wait.toMillis(), part.isAlone(), kept(words));
            case Postponed(Duration wait, String words) ->
                update(part, RETRIED, wait.toMillis(), 0L, part.isAlone(), kept(words));
            case Unanswered(String words) -> unanswered(part, kept(words));
            case PutBack(String words) -> update(part, PUT_BACK, kept(words));
            case TooMany(String words) -> update(part, PUT_BACK, kept(words));
            case Refused(String words) -> refuse(part, kept(words));
            case WithoutMeta(String words) -> {
                free(part);
                yield update(part, WITHOUT_META, kept(words));
            }
        };
    }

    private int tell(Part part) throws SQLException {
        update(REMEMBERED, part.batch().target(), array(part.events()));
        return update(part, ENDED, "told", null);
    }

    private int refuse(Part part, String words) throws SQLException {
        Batch batch = part.batch();
        free(part);
        return batch.isOfOne() ? update(part, ENDED, "refused", words) : update(part, HALVED, batch.id(), words);
    }

    private void free(Part part) throws SQLException {
        Batch batch = part.batch();
        if (batch.bundle().isPresent()) {
            int _ = update(FREED, batch.target(), batch.bundle().get(), array(part.events()));
        }
    }

    private int unanswered(Part part, String words) throws SQLException {
        UUID batch = part.batch().id();
        return update(
                UNANSWERED, words, part.called(), batch, batch, part.batch().target(), array(part.events()), batch);
    }

    /** What the answer says of the target itself. */
    private void remember(Batch batch, Set<Settlement> settlements) throws SQLException {
        UUID target = batch.target();
        if (settlements.stream().anyMatch(Told.class::isInstance)) {
            targets.took(target);
        } else if (settlements.stream().anyMatch(one -> one instanceof Refused || one instanceof Rejected)) {
            targets.refused(target, batch.isOfOne());
        } else if (settlements.stream().anyMatch(TooMany.class::isInstance)) {
            targets.takes(target, Math.max(1, batch.tellings().size() / 2));
        } else if (settlements.stream().anyMatch(one -> one instanceof RetryIn || one instanceof Dead)) {
            targets.failed(target);
        }
    }

    private int update(Part part, String sql, @Nullable Object... values) throws SQLException {
        UUID batch = part.batch().id();
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
        all.addAll(List.of(part.called(), batch, batch, part.batch().target(), array(part.events()), batch, batch));
        return update(sql, all.toArray());
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    private Array array(List<UUID> events) throws SQLException {
        return connection.createArrayOf("uuid", events.toArray());
    }

    private static String kept(String words) {
        return Words.atMost(Words.OF_AN_ANSWER, words);
    }
}

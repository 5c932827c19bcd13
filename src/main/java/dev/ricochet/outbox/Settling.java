package dev.ricochet.outbox;

import dev.ricochet.outbox.Settlement.Dead;
import dev.ricochet.outbox.Settlement.PutBack;
import dev.ricochet.outbox.Settlement.Refused;
import dev.ricochet.outbox.Settlement.RetryIn;
import dev.ricochet.outbox.Settlement.Told;
import dev.ricochet.outbox.Settlement.Unanswered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what became of a batch. Asks for the lease, so that a late sender overwrites nothing. */
final class Settling {
    private static final String SETTLE = """
            update telling
               set %s,
                   lease_token = null, lease_owner = null, lease_until = null
             where lease_token = ? and state = 'sending' and event = any (?)
            """;

    private static final String ATTEMPTED = """
            attempt = attempt + 1, first_attempt_at = coalesce(first_attempt_at, now()), last_attempt_at = now(),
            words = ?""";

    private static final String ENDED = SETTLE.formatted("state = ?, settled_at = now(), bundle = null,\n" + ATTEMPTED);

    private static final String RETRIED = SETTLE.formatted("""
            state = 'waiting', due_at = now() + ? * interval '1 ms', tried_for = tried_for + ? * interval '1 ms',
            """ + ATTEMPTED);

    private static final String UNANSWERED =
            SETTLE.formatted("state = 'unknown', unknown_times = unknown_times + 1, unknown_at = now(),\n" + ATTEMPTED);

    private static final String HALVED =
            SETTLE.formatted("state = 'waiting', due_at = now(), bundle = ?,\n" + ATTEMPTED);

    private static final String PUT_BACK = SETTLE.formatted("state = 'waiting', words = ?");

    private static final String FREED = """
            update telling
               set bundle = null
             where target = ? and bundle = ? and (lease_token is null or lease_token <> ?)
            """;

    private static final String AWAKE = """
            update target
               set rests = 0, rest_until = null, rest_why = null, rest_since = null, words = null
             where id = ? and rests > 0
            """;

    private static final String REST = """
            update target
               set rests = rests + 1, rest_until = now() + ? * interval '1 ms', rest_why = ?,
                   rest_since = coalesce(rest_since, now()), words = ?
             where id = ?
            """;

    private final Connection connection;

    Settling(Connection connection) {
        this.connection = connection;
    }

    int settle(Batch batch, Settlement settlement, List<UUID> events) throws SQLException {
        return switch (settlement) {
            case Told() -> update(batch, events, ENDED, "told", null);
            case Dead(String words) -> update(batch, events, ENDED, "dead", kept(words));
            case RetryIn(Duration wait, String words) ->
                update(batch, events, RETRIED, wait.toMillis(), wait.toMillis(), kept(words));
            case Unanswered(String words) -> update(batch, events, UNANSWERED, kept(words));
            case PutBack(String words) -> update(batch, events, PUT_BACK, kept(words));
            case Refused(String words) -> refuse(batch, events, kept(words));
        };
    }

    private int refuse(Batch batch, List<UUID> events, String words) throws SQLException {
        if (batch.bundle().isPresent()) {
            update(FREED, batch.target(), batch.bundle().get(), batch.id());
        }
        return events.size() == 1
                ? update(batch, events, ENDED, "refused", words)
                : update(batch, events, HALVED, batch.id(), words);
    }

    /** The target showed that it is there and does its work. */
    void awake(UUID target) throws SQLException {
        update(AWAKE, target);
    }

    int rest(UUID target, Rest rest) throws SQLException {
        return update(REST, rest.length().toMillis(), rest.why().name(), kept(rest.words()), target);
    }

    private int update(Batch batch, List<UUID> events, String sql, @Nullable Object... values) throws SQLException {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(batch.id());
        all.add(connection.createArrayOf("uuid", events.toArray()));
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

    private static String kept(String words) {
        return Words.atMost(Words.OF_AN_ANSWER, words);
    }
}

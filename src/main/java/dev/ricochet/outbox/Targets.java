package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of those who are told: whether they rest, how they behaved, how much they take at once. */
final class Targets {
    // Twice as many are tried with each day that has passed since a size was refused. The row is locked, so that two
    // senders never take two halves of one bundle, nor try two probes; its key is not,
    // since
    // the intake's new rows refer to it.
    private static final String LOOK = """
            select callback, rest_why, rests, failures, refusals, took_format,
                   most_events * (1 << least(10, extract(days from now() - coalesce(most_since, now())))::int) as most_events,
                   rest_until > now() or rests > 0 and exists (select from telling
                                                                where telling.target = target.id and state = 'sending') as rests_now
              from target
             where id = ?
               for no key update
            """;

    private static final String MEET = "update target set callback = ? where id = ?";

    private static final String CLEAN = """
            rests = 0, rest_until = null, rest_why = null, rest_since = null, words = null, failures = 0""";

    private static final String BEGIN_ANEW = """
            update target
               set callback = coalesce(?, callback), refusals = 0, most_events = null, most_since = null,
                   took_format = case when callback = coalesce(?, callback) then took_format end, %s
             where id = ?
            """.formatted(CLEAN);

    // what a call failed for; what is told in doses goes on to wait for its own
    private static final String WAIT_NO_LONGER = """
            update telling
               set due_at = now()
             where target = ? and state = 'waiting' and due_at > now() and failures > 0
            """;

    private static final String TOOK = """
            update target
               set refusals = 0, %s
             where id = ? and (rests > 0 or failures > 0 or refusals > 0)
            """.formatted(CLEAN);

    private static final String REFUSED = """
            update target
               set refusals = refusals + ?, %s
             where id = ?
            """.formatted(CLEAN);

    private static final String FAILED = "update target set failures = failures + 1 where id = ?";

    private static final String TAKES = """
            update target
               set most_events = ?, most_since = now(), %s
             where id = ?
            """.formatted(CLEAN);

    private static final String TOOK_FORMAT =
            "update target set took_format = ? where id = ? and took_format is distinct from ?";

    private static final String REST = """
            update target
               set rests = case when rest_why = ? then rests + 1 else 1 end,
                   rest_until = now() + ? * interval '1 ms', rest_why = ?,
                   rest_since = coalesce(rest_since, now()), words = ?
             where id = ?
            """;

    private static final String SHOWN = """
            select id, rest_why, (extract(epoch from now() - rest_since) * 1000)::bigint,
                   (extract(epoch from greatest(rest_until - now(), interval '0')) * 1000)::bigint, words, most_events
              from target
            """;

    private static final String FIND = SHOWN + " where id = ?";

    private static final String RESTING = SHOWN + " where rests > 0 order by id";

    /** A target that may be called now. */
    record Ready(Conduct conduct, Optional<Integer> mostEvents, Optional<String> tookFormat) {
        int most(int asked) {
            return mostEvents.map(most -> Math.min(most, asked)).orElse(asked);
        }
    }

    private record Row(Optional<UUID> callback, boolean restsNow, Ready ready) {}

    private final Connection connection;

    Targets(Connection connection) {
        this.connection = connection;
    }

    /** Locks a target; empty while it rests. One that has another address than before begins anew. */
    Optional<Ready> ready(UUID target, UUID callback) throws SQLException {
        Optional<Row> found = look(target);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Row row = found.get();
        if (row.callback().isEmpty()) {
            update(MEET, callback, target);
        } else if (!row.callback().get().equals(callback)) {
            beginAnew(target, callback);
            return Optional.of(new Ready(Conduct.GOOD, Optional.empty(), Optional.empty()));
        }
        return row.restsNow() ? Optional.empty() : Optional.of(row.ready());
    }

    private Optional<Row> look(UUID target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOOK)) {
            select.setObject(1, target);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row(row)) : Optional.empty();
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        Conduct conduct = new Conduct(
                Optional.ofNullable(row.getString("rest_why")).map(Rest.Why::valueOf),
                row.getInt("rests"),
                row.getInt("failures"),
                row.getInt("refusals"));
        return new Row(
                Optional.ofNullable(row.getObject("callback", UUID.class)),
                row.getBoolean("rests_now"),
                new Ready(
                        conduct,
                        Optional.ofNullable(row.getObject("most_events", Integer.class)),
                        Optional.ofNullable(row.getString("took_format"))));
    }

    /** Forgets what was known against a target, and makes all that waits for it due. */
    void beginAnew(UUID target, @Nullable UUID callback) throws SQLException {
        update(BEGIN_ANEW, callback, callback, target);
        update(WAIT_NO_LONGER, target);
    }

    /** It took something. */
    void took(UUID target) throws SQLException {
        update(TOOK, target);
    }

    /** It took a batch in this format. */
    void took(UUID target, String format) throws SQLException {
        update(TOOK_FORMAT, format, target, format);
    }

    /** It answered as a callback does, and refused. */
    void refused(UUID target, boolean alone) throws SQLException {
        update(REFUSED, alone ? 1 : 0, target);
    }

    void failed(UUID target) throws SQLException {
        update(FAILED, target);
    }

    /** It takes at most so many at once, for now. */
    void takes(UUID target, int most) throws SQLException {
        update(TAKES, most, target);
    }

    int rest(UUID target, Rest rest) throws SQLException {
        String why = rest.why().name();
        String words = Words.atMost(Words.OF_AN_ANSWER, rest.words());
        return update(REST, why, rest.length().toMillis(), why, words, target);
    }

    Optional<Receiver> find(UUID target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, target);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Receiver(resting(row), Optional.ofNullable(row.getObject(6, Integer.class))))
                        : Optional.empty();
            }
        }
    }

    List<OutboxFigures.Resting> allResting() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RESTING);
                ResultSet rows = select.executeQuery()) {
            List<OutboxFigures.Resting> resting = new ArrayList<>();
            while (rows.next()) {
                resting(rows).ifPresent(resting::add);
            }
            return List.copyOf(resting);
        }
    }

    private static Optional<OutboxFigures.Resting> resting(ResultSet row) throws SQLException {
        String why = row.getString(2);
        return why == null
                ? Optional.empty()
                : Optional.of(new OutboxFigures.Resting(
                        row.getObject(1, UUID.class),
                        Rest.Why.valueOf(why),
                        Duration.ofMillis(row.getLong(3)),
                        Duration.ofMillis(row.getLong(4)),
                        row.getString(5)));
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}

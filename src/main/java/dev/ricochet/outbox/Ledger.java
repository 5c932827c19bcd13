package dev.ricochet.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every call to a target, written down when it is settled or when its sender's lease has ended. */
final class Ledger {
    /** What is kept of the body of an answer. */
    static final int LONGEST_BODY = 4096;

    // what nobody saw the end of was written down by the sweep, and its answer may come after all
    private static final String ADD = """
            insert into attempt (id, target, began_at, took, events, answer, status, body, words)
            values (?, ?, now() - ? * interval '1 ms', ? * interval '1 ms', ?, ?, ?, ?, ?)
                on conflict (id) do update
               set began_at = excluded.began_at, took = excluded.took, answer = excluded.answer, status = excluded.status,
                   body = excluded.body, words = excluded.words
            """;

    private static final String ROWS = """
            select id, target, began_at, (extract(epoch from took) * 1000)::bigint as took, events, answer, status, body, words
              from attempt
            """;

    private static final String LATEST = ROWS + """
             where (?::uuid[] is null or target = any (?::uuid[]))
               and (?::timestamptz is null or (began_at, id) < (?::timestamptz, ?::uuid))
             order by began_at desc, id desc
             limit ?
            """;

    private static final String OF_EVENT = ROWS + """
             where id in (select unnest(attempts) from telling where event = ?)
             order by began_at desc, id desc
            """;

    private static final String ONE = ROWS + " where id = ?";

    // the front of an answer may quote whom it is about
    private static final String SILENCE = """
            update attempt
               set body = '', words = ''
             where id in (select unnest(attempts) from telling where event = any (?))
            """;

    private static final String FORGET = """
            delete from attempt
             where id in (select id from attempt
                           where began_at < now() - make_interval(secs => ?)
                             and not exists (select from telling where telling.event = any (attempt.events))
                           order by began_at
                           limit ?)
            """;

    private final Connection connection;

    Ledger(Connection connection) {
        this.connection = connection;
    }

    void add(Batch batch, Attempt.Result result) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, batch.id());
            insert.setObject(2, batch.target());
            insert.setLong(3, result.age().toMillis());
            insert.setLong(4, result.took().toMillis());
            insert.setArray(5, array(batch.events().stream().map(Event::id).toList()));
            insert.setString(6, result.answer());
            insert.setObject(7, result.status().orElse(null), Types.INTEGER);
            insert.setString(8, Words.atMost(LONGEST_BODY, result.body()));
            insert.setString(9, Words.atMost(Words.OF_AN_ANSWER, result.words()));
            insert.executeUpdate();
        }
    }

    List<Attempt> latest(Optional<Set<UUID>> targets, Optional<Attempt.Mark> after, int atMost) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LATEST)) {
            Array only = targets.isEmpty() ? null : array(List.copyOf(targets.get()));
            select.setArray(1, only);
            select.setArray(2, only);
            OffsetDateTime began =
                    after.map(mark -> mark.began().atOffset(ZoneOffset.UTC)).orElse(null);
            select.setObject(3, began);
            select.setObject(4, began);
            select.setObject(5, after.map(Attempt.Mark::batch).orElse(null));
            select.setInt(6, atMost);
            return attempts(select);
        }
    }

    List<Attempt> of(UUID event) throws SQLException {
        return with(OF_EVENT, event);
    }

    Optional<Attempt> find(UUID batch) throws SQLException {
        return with(ONE, batch).stream().findFirst();
    }

    /** Keeps the calls, and nothing of what was answered. */
    void silence(Set<UUID> events) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SILENCE)) {
            update.setArray(1, array(List.copyOf(events)));
            update.executeUpdate();
        }
    }

    /** Forgets calls so long ago of which no event is there any more. Returns how many, at most so many as asked for. */
    int forget(Duration keep, int atMost) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setDouble(1, (double) keep.toSeconds());
            delete.setInt(2, atMost);
            return delete.executeUpdate();
        }
    }

    private List<Attempt> with(String sql, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            return attempts(select);
        }
    }

    private static List<Attempt> attempts(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Attempt> attempts = new ArrayList<>();
            while (rows.next()) {
                attempts.add(new Attempt(
                        rows.getObject("id", UUID.class),
                        rows.getObject("target", UUID.class),
                        rows.getObject("began_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(rows.getObject("took", Long.class)).map(Duration::ofMillis),
                        List.of((UUID[]) rows.getArray("events").getArray()),
                        rows.getString("answer"),
                        Optional.ofNullable(rows.getObject("status", Integer.class)),
                        rows.getString("body"),
                        rows.getString("words")));
            }
            return attempts;
        }
    }

    private Array array(List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}

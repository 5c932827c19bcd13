package dev.ricochet.reread;

import dev.ricochet.vocabulary.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of orders. */
final class RereadRows {
    private static final int LONGEST_WORDS = 500;

    // two who order at once are one after the other
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('reread ' || ?, 0))";

    private static final String BEGIN = """
            insert into reread (id, account, folder, uid, message_id, received_from, received_before)
            select gen_random_uuid(), ?, ?, ?, ?, ?, ?
             where (select count(*) from reread where account = ? and state = 'OPEN') < ?
            returning id
            """;

    private static final String SELECT = """
            select reread.*, (select count(*) from reread_event where reread = id and differs) as different
              from reread
            """;

    private static final String FIND = SELECT + " where id = ?";

    private static final String LATEST = SELECT + " where account = ? order by created_at desc, id limit ?";

    private static final String DUE =
            SELECT + " where state = 'OPEN' and go_on_at <= now() order by created_at, id limit ?";

    private static final String OPEN = SELECT + " where state = 'OPEN' order by created_at, id limit ?";

    private static final String TRIED = "update reread set tries = tries + 1 where id = ? and state = 'OPEN'";

    private static final String ADVANCE = """
            update reread
               set at_folder = ?, at_validity = ?, at_uid = ?, tries = 0, words = null,
                   mails = mails + ?, skipped = skipped + ?, fresh = fresh + ?, known = known + ?, backlog = ?
             where id = ? and state = 'OPEN'
            """;

    private static final String PAUSE = """
            update reread
               set go_on_at = now() + ? * interval '1 ms', words = ?, tries = case when ? then tries else 0 end
             where id = ? and state = 'OPEN'
            """;

    private static final String END = """
            update reread
               set state = ?, ended_at = now(), words = nullif(?, ''), backlog = case when ? then 0 else backlog end
             where id = ? and state = 'OPEN'
            """;

    private static final String FORGET = "delete from reread where ended_at < now() - interval '30 days'";

    private final Connection connection;

    RereadRows(Connection connection) {
        this.connection = connection;
    }

    Optional<UUID> begin(UUID account, Portion portion) throws SQLException {
        try (PreparedStatement lock = prepared(LOCK, account.toString());
                ResultSet _ = lock.executeQuery();
                PreparedStatement insert = insert(account, portion);
                ResultSet id = insert.executeQuery()) {
            return id.next() ? Optional.of(id.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private PreparedStatement insert(UUID account, Portion portion) throws SQLException {
        return switch (portion) {
            case Portion.AtPlace(String folder, long uid) ->
                prepared(BEGIN, account, folder, uid, null, null, null, account, Rereads.MOST_OPEN);
            case Portion.Named(MessageId id) ->
                prepared(BEGIN, account, null, null, id.value(), null, null, account, Rereads.MOST_OPEN);
            case Portion.Span(var folder, var from, var before) ->
                prepared(
                        BEGIN,
                        account,
                        folder.orElse(null),
                        null,
                        null,
                        at(from),
                        at(before),
                        account,
                        Rereads.MOST_OPEN);
        };
    }

    Optional<Reread> find(UUID id) throws SQLException {
        return select(FIND, id).stream().findFirst();
    }

    List<Reread> latest(UUID account, int most) throws SQLException {
        return select(LATEST, account, most);
    }

    List<Reread> due(int most) throws SQLException {
        return select(DUE, most);
    }

    List<Reread> open(int most) throws SQLException {
        return select(OPEN, most);
    }

    int tried(UUID id) throws SQLException {
        return change(TRIED, id);
    }

    boolean advance(UUID id, Reread.At at, Reread.Progress step) throws SQLException {
        return change(
                        ADVANCE,
                        at.folder(),
                        at.uidValidity(),
                        at.uid(),
                        step.mails(),
                        step.skipped(),
                        step.fresh(),
                        step.known(),
                        step.backlog(),
                        id)
                == 1;
    }

    int pause(UUID id, Duration pause, String words, boolean counts) throws SQLException {
        return change(PAUSE, pause.toMillis(), bounded(words), counts, id);
    }

    boolean end(UUID id, Reread.State state, String words) throws SQLException {
        return change(END, state.name(), bounded(words), state == Reread.State.DONE, id) == 1;
    }

    int forget() throws SQLException {
        return change(FORGET);
    }

    private List<Reread> select(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = prepared(sql, values);
                ResultSet rows = select.executeQuery()) {
            List<Reread> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read(rows));
            }
            return all;
        }
    }

    private static Reread read(ResultSet row) throws SQLException {
        return new Reread(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                portion(row),
                Reread.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("at_folder")).isPresent()
                        ? Optional.of(new Reread.At(
                                row.getString("at_folder"), row.getLong("at_validity"), row.getLong("at_uid")))
                        : Optional.empty(),
                row.getInt("tries"),
                new Reread.Progress(
                        row.getLong("mails"),
                        row.getLong("skipped"),
                        row.getLong("fresh"),
                        row.getLong("known"),
                        row.getLong("different"),
                        row.getLong("backlog")),
                Optional.ofNullable(row.getString("words")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "ended_at"));
    }

    private static Portion portion(ResultSet row) throws SQLException {
        Optional<String> folder = Optional.ofNullable(row.getString("folder"));
        Optional<String> messageId = Optional.ofNullable(row.getString("message_id"));
        long uid = row.getLong("uid");
        if (messageId.isPresent()) {
            return new Portion.Named(new MessageId(messageId.get()));
        }
        return uid > 0
                ? new Portion.AtPlace(folder.orElseThrow(), uid)
                : new Portion.Span(folder, time(row, "received_from"), time(row, "received_before"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime at(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private int change(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement update = prepared(sql, values)) {
            return update.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static String bounded(String words) {
        String clean = words.replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST_WORDS));
    }
}

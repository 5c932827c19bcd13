package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is held, by account and cause, as a person decides about it; each with some of its people as examples. */
@ApplicationScoped
public class HeldGroups {
    private static final int MOST_PARTS = 200;
    private static final int EXAMPLES = 3;

    // another version may hold for a cause that this one does not know
    private static final String PARTS = """
            select target, hold_cause, hold_detail, brake.words, parts.events, parts.since
              from (select target, hold_cause, hold_detail, count(*) as events, min(held_since) as since
                      from telling
                     where state = 'held' and hold_cause = any (?) and (?::uuid[] is null or target = any (?::uuid[]))
                     group by target, hold_cause, hold_detail
                     order by count(*) desc
                     limit ?) as parts
              left join brake on hold_cause = 'BRAKE' and brake.account = target and brake.cause = hold_detail
             order by target, hold_cause, parts.events desc, hold_detail
            """;

    private static final String OF_ONE = """
            select event.id, event.recipient, event.kind, event.reason, event.evidence, event.occurred_at
              from telling join event on event.id = telling.event
             where telling.state = 'held' and telling.hold_cause = ? and telling.target = ?
             order by telling.held_since desc
             limit ?
            """;

    private final DataSource database;

    HeldGroups(DataSource database) {
        this.database = database;
    }

    /**
     * All that one account holds for one cause.
     *
     * @param parts where the cause has details: what of it is held together
     */
    public record Group(
            UUID account, HoldCause cause, long events, Instant since, List<Part> parts, List<Example> examples) {}

    /**
     * What is held for one detail of a cause.
     *
     * @param words how the brake came to hold it
     */
    public record Part(String detail, Optional<String> words, long events) {}

    /** An event of a group. */
    public record Example(
            UUID event, EmailAddress recipient, Kind kind, Optional<Reason> reason, String evidence, Instant occurred) {

        static Example of(ResultSet row) throws SQLException {
            return new Example(
                    row.getObject("id", UUID.class),
                    EmailAddress.parse(row.getString("recipient")).orElseThrow(),
                    Kind.valueOf(row.getString("kind")),
                    Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                    row.getString("evidence"),
                    row.getObject("occurred_at", OffsetDateTime.class).toInstant());
        }
    }

    /** Those of these accounts, or of all. */
    @Transactional
    public List<Group> all(Optional<Set<UUID>> accounts) {
        try (Connection connection = database.getConnection()) {
            List<Group> groups = new ArrayList<>();
            for (Map.Entry<Key, List<Row>> one : parts(connection, accounts).entrySet()) {
                groups.add(group(one.getKey(), one.getValue(), examples(connection, one.getKey())));
            }
            return List.copyOf(groups);
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    private record Key(UUID account, HoldCause cause) {}

    private record Row(Optional<Part> part, long events, Instant since) {}

    private static Group group(Key key, List<Row> rows, List<Example> examples) {
        return new Group(
                key.account(),
                key.cause(),
                rows.stream().mapToLong(Row::events).sum(),
                rows.stream().map(Row::since).min(Instant::compareTo).orElseThrow(),
                rows.stream().flatMap(row -> row.part().stream()).toList(),
                examples);
    }

    private static Map<Key, List<Row>> parts(Connection connection, Optional<Set<UUID>> accounts) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PARTS)) {
            @Nullable Array bound = Bound.to(connection, accounts);
            select.setArray(1, connection.createArrayOf("text", causes()));
            select.setArray(2, bound);
            select.setArray(3, bound);
            select.setInt(4, MOST_PARTS);
            Map<Key, List<Row>> parts = new LinkedHashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(rows.getObject(1, UUID.class), HoldCause.valueOf(rows.getString(2)));
                    parts.computeIfAbsent(key, _ -> new ArrayList<>()).add(row(rows));
                }
            }
            return parts;
        }
    }

    private static Object[] causes() {
        return Arrays.stream(HoldCause.values()).map(HoldCause::name).toArray();
    }

    private static Row row(ResultSet row) throws SQLException {
        String detail = row.getString(3);
        long events = row.getLong(5);
        Optional<String> words = Optional.ofNullable(row.getString(4));
        return new Row(
                Optional.ofNullable(detail).map(named -> new Part(named, words, events)),
                events,
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static List<Example> examples(Connection connection, Key key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_ONE)) {
            select.setString(1, key.cause().name());
            select.setObject(2, key.account());
            select.setInt(3, EXAMPLES);
            List<Example> examples = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    examples.add(Example.of(rows));
                }
            }
            return examples;
        }
    }
}

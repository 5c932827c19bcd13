package dev.ricochet.alarm;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of the table, as a value. */
final class AlarmRow {
    static final String COLUMNS = """
            alarm.id, condition, alarm.account, subject, alarm.words, times, started_at, ended_at,
            acknowledged_by, acknowledged_at
            """;

    private AlarmRow() {}

    static List<Alarm> all(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Alarm> all = new ArrayList<>();
            while (rows.next()) {
                read(rows).ifPresent(all::add);
            }
            return List.copyOf(all);
        }
    }

    /** Empty for a condition that another version knows. */
    static Optional<Alarm> read(ResultSet row) throws SQLException {
        Optional<Condition> condition = Condition.of(row.getString("condition"));
        if (condition.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> seen = time(row, "acknowledged_at");
        String who = row.getString("acknowledged_by");
        return Optional.of(new Alarm(
                row.getObject("id", UUID.class),
                condition.get(),
                Optional.ofNullable(row.getObject("account", UUID.class)),
                row.getString("subject"),
                row.getString("words"),
                row.getLong("times"),
                time(row, "started_at").orElseThrow(),
                time(row, "ended_at"),
                seen.map(at -> new Alarm.Acknowledgement(who, at))));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

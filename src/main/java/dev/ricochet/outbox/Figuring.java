package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Counts. However much was told before, only what is open is looked at. */
final class Figuring {
    private static final String OPEN = """
            select state, count(*), (extract(epoch from now() - min(kept_at)) * 1000)::bigint
              from telling
             where state not in ('told', 'discarded', 'superseded')
             group by state
            """;

    private static final String REPORTS = """
            select count(*) from (
              select 1 from mail
               where account = ? and kind = 'bounce' and received_at > now() - make_interval(secs => ?)
               limit 1000) as bounces
            """;

    private final Connection connection;

    Figuring(Connection connection) {
        this.connection = connection;
    }

    OutboxFigures figures() throws SQLException {
        Map<State, Long> events = new EnumMap<>(State.class);
        Optional<Duration> oldest = Optional.empty();
        try (PreparedStatement select = connection.prepareStatement(OPEN);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                State state = State.of(rows.getString(1));
                events.put(state, rows.getLong(2));
                Duration age = Duration.ofMillis(rows.getLong(3));
                if (state.movesByItself()
                        && oldest.filter(other -> other.compareTo(age) >= 0).isEmpty()) {
                    oldest = Optional.of(age);
                }
            }
        }
        return new OutboxFigures(Map.copyOf(events), oldest, new Targets(connection).allResting());
    }

    long reportsOf(UUID account, Duration ofLate) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(REPORTS)) {
            select.setObject(1, account);
            select.setLong(2, ofLate.toSeconds());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}

package dev.ricochet.outbox;

import dev.ricochet.outbox.OutboxFigures.Resting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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

    private static final String RESTING = """
            select id, rest_why, (extract(epoch from now() - rest_since) * 1000)::bigint,
                   (extract(epoch from greatest(rest_until - now(), interval '0')) * 1000)::bigint, words
              from target
             where rests > 0
             order by id
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
        return new OutboxFigures(Map.copyOf(events), oldest, resting());
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

    private List<Resting> resting() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RESTING);
                ResultSet rows = select.executeQuery()) {
            List<Resting> resting = new ArrayList<>();
            while (rows.next()) {
                resting.add(new Resting(
                        rows.getObject(1, UUID.class),
                        Rest.Why.valueOf(rows.getString(2)),
                        Duration.ofMillis(rows.getLong(3)),
                        Duration.ofMillis(rows.getLong(4)),
                        rows.getString(5)));
            }
            return List.copyOf(resting);
        }
    }
}

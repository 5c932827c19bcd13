package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Counts. However much was told before, only what is open is looked at. */
final class Figuring {
    /** Each part as one of the partial indexes has it. */
    private static final String OF_WHAT_IS_OPEN = """
            (select * from telling where state not in ('told', 'discarded', 'superseded', 'waiting')
              union all select * from telling where state = 'waiting' and bundle is null
              union all select * from telling where state = 'waiting' and bundle is not null) as telling
            """;

    private static final String OPEN = """
            select state, count(*), (extract(epoch from now() - min(kept_at)) * 1000)::bigint
              from %s
             group by state
            """.formatted(OF_WHAT_IS_OPEN);

    private static final String OPEN_BY_TARGET = """
            select target, state, count(*)
              from %s
             group by target, state
            """.formatted(OF_WHAT_IS_OPEN);

    private static final String PILES = """
            select target, state, hold_cause, count(*), (extract(epoch from now() - min(kept_at)) * 1000)::bigint
              from telling
             where state not in ('told', 'discarded', 'superseded', 'waiting') and state in ('held', 'refused', 'dead')
             group by target, state, hold_cause
             order by target, state, hold_cause
            """;

    private static final String PEOPLE_OPEN = """
            select count(distinct lower(recipient))
              from %s join event on event.id = telling.event
             where telling.target = ? and telling.state in ('waiting', 'sending', 'unknown', 'held')
            """.formatted(OF_WHAT_IS_OPEN);

    private static final String MAILS = """
            select count(*) from (
              select 1 from mail
               where account = ? and kind = ? and received_at > now() - make_interval(secs => ?)
               limit 1000) as mails
            """;

    private static final String TRIED = """
            select target, (extract(epoch from max(tried_for)) * 1000)::bigint
              from telling
             where state = 'waiting' and tried_for > interval '0'
             group by target
            """;

    private final Connection connection;

    Figuring(Connection connection) {
        this.connection = connection;
    }

    OutboxFigures figures() throws SQLException {
        Map<State, Long> events = new EnumMap<>(State.class);
        Map<State, Duration> oldest = new EnumMap<>(State.class);
        try (PreparedStatement select = connection.prepareStatement(OPEN);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                State state = State.of(rows.getString(1));
                events.put(state, rows.getLong(2));
                oldest.put(state, Duration.ofMillis(rows.getLong(3)));
            }
        }
        Optional<Duration> waiting = oldest.entrySet().stream()
                .filter(each -> each.getKey().movesByItself())
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder());
        return new OutboxFigures(
                Map.copyOf(events),
                waiting,
                Optional.ofNullable(oldest.get(State.HELD)),
                new Targets(connection).allResting());
    }

    Map<UUID, Map<State, Long>> openByTarget() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN_BY_TARGET);
                ResultSet rows = select.executeQuery()) {
            Map<UUID, Map<State, Long>> open = new HashMap<>();
            while (rows.next()) {
                open.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new EnumMap<>(State.class))
                        .put(State.of(rows.getString(2)), rows.getLong(3));
            }
            return open;
        }
    }

    List<Pile> piles() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PILES);
                ResultSet rows = select.executeQuery()) {
            List<Pile> piles = new ArrayList<>();
            while (rows.next()) {
                piles.add(new Pile(
                        rows.getObject(1, UUID.class),
                        State.of(rows.getString(2)),
                        Optional.ofNullable(rows.getString(3)),
                        rows.getLong(4),
                        Duration.ofMillis(rows.getLong(5))));
            }
            return List.copyOf(piles);
        }
    }

    long peopleOpen(UUID account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PEOPLE_OPEN)) {
            select.setObject(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    Map<UUID, Duration> longestTried() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TRIED);
                ResultSet rows = select.executeQuery()) {
            Map<UUID, Duration> tried = new HashMap<>();
            while (rows.next()) {
                tried.put(rows.getObject(1, UUID.class), Duration.ofMillis(rows.getLong(2)));
            }
            return tried;
        }
    }

    long mailsOf(UUID account, String kind, Duration ofLate) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MAILS)) {
            select.setObject(1, account);
            select.setString(2, kind);
            select.setLong(3, ofLate.toSeconds());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}

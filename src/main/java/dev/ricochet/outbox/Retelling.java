package dev.ricochet.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** Tells again what the receiver has, because a person wants it so. */
final class Retelling {
    private static final String COUNT = """
            select count(*), count(distinct lower(event.recipient))
              from telling join event on event.id = telling.event
             where telling.event = any (?) and telling.state = 'told'
            """;

    // all events of a reread are of one account, and so of one target
    private static final String RETELL = """
            with chosen as (
              select telling.event, telling.target, event.kind,
                     case when event.kind = 'HARD_BOUNCE' then
                       row_number() over (partition by event.kind = 'HARD_BOUNCE' order by event.kept_at, event.id) - 1 end as place
                from telling join event on event.id = telling.event
               where telling.event = any (?) and telling.state = 'told'
            ), %s
            update telling
               set state = 'waiting', settled_at = null, released_at = now(), attempt = 0, failures = 0, tried_for = interval '0',
                   due_at = coalesce(begin.at + chosen.place / dose.size * dose.pause, now())
              from chosen, dose, begin
             where telling.event = chosen.event and telling.target = chosen.target and telling.state = 'told'
            returning telling.state, case when telling.due_at > now() then telling.due_at end
            """.formatted(Collecting.DOSES);

    private static final String TARGET = "select target from telling where event = any (?) limit 1";

    private final Connection connection;

    Retelling(Connection connection) {
        this.connection = connection;
    }

    Chosen count(Set<UUID> events) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setArray(1, array(events));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Chosen(row.getLong(1), row.getLong(2));
            }
        }
    }

    Released retell(Set<UUID> events, int maxHardAnHour) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TARGET);
                PreparedStatement update = connection.prepareStatement(RETELL)) {
            select.setArray(1, array(events));
            try (ResultSet target = select.executeQuery()) {
                update.setArray(1, array(events));
                update.setInt(2, maxHardAnHour);
                update.setObject(3, target.next() ? target.getObject(1, UUID.class) : null);
                return Collecting.released(update);
            }
        }
    }

    private Array array(Set<UUID> events) throws SQLException {
        return connection.createArrayOf("uuid", events.toArray());
    }
}

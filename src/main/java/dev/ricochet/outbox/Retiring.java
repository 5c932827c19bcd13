package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Deletes what was settled long ago, some rows at a time: the oldest come first in an index, no lock is held for long, and
 * vacuum keeps up. An identity outlives its event, so that the same mail read again is still known.
 */
final class Retiring {
    /** By then a mail that is read again is older than whatever an account lets be told. */
    static final Duration IDENTITY_OUTLIVES = Duration.ofDays(400);

    private static final String EVENTS = """
            delete from event
             where id in (select event from telling
                           where kept_at < now() - make_interval(secs => ?) and settled_at < now() - make_interval(secs => ?)
                           order by kept_at, event
                           limit ?
                             for update skip locked)
               and not exists (select from telling
                                where telling.event = event.id
                                  and coalesce(settled_at, 'infinity') >= now() - make_interval(secs => ?))
            """;

    private static final String MAILS = """
            delete from mail
             where id in (select id from mail
                           where kept_at < now() - make_interval(secs => ?)
                             and not exists (select from event where event.mail = mail.id)
                           limit ?
                             for update skip locked)
            """;

    private static final String IDENTITIES = """
            delete from event_identity
             where id in (select id from event_identity
                           where seen_at < now() - make_interval(secs => ?)
                             and not exists (select from event where event.id = event_identity.id)
                           limit ?
                             for update skip locked)
            """;

    private final Connection connection;

    Retiring(Connection connection) {
        this.connection = connection;
    }

    int retire(Duration keep, int atMost) throws SQLException {
        double kept = keep.toSeconds();
        return delete(EVENTS, kept, kept, atMost, kept)
                + delete(MAILS, kept, atMost)
                + new Ledger(connection).forget(keep, atMost)
                + delete(IDENTITIES, (double) keep.plus(IDENTITY_OUTLIVES).toSeconds(), atMost);
    }

    private int delete(String sql, Object... values) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                delete.setObject(i + 1, values[i]);
            }
            return delete.executeUpdate();
        }
    }
}

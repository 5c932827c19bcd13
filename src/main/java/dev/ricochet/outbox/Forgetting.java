package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Forgets a person: the facts and their telling go, a count of them stays, and a keyed hash of what each event is known
 * by, so that the same mail read again tells nothing.
 */
final class Forgetting {
    private static final String OF_PERSON = """
            (lower(recipient) = ? or lower(mailed) = ? or lower(failed) = ?)
            and (?::uuid[] is null or account = any (?::uuid[]))
            """;

    private static final String OPEN = """
            select count(*)
              from telling join event on event.id = telling.event
             where telling.state in ('waiting', 'sending', 'unknown') and %s
            """.formatted(OF_PERSON);

    private static final String FORGET = """
            with gone as (
              select * from event where %s
            ), counted as (
              insert into forgotten_count (account, month, kind, reason, state, events)
              select gone.account, date_trunc('month', arrived_at at time zone 'UTC')::date, kind, coalesce(reason, ''), state,
                     count(*)
                from gone join telling on telling.event = gone.id
               group by 1, 2, 3, 4, 5
                  on conflict (account, month, kind, reason, state) do update set events = forgotten_count.events + excluded.events
            ), hashed as (
              insert into forgotten_identity (hash)
              select sha256(key || uuid_send(id)) from gone cross join forgotten_key
                  on conflict do nothing
            )
            select id, mail from gone
            """.formatted(OF_PERSON);

    private static final String DELETE_EVENTS = "delete from event where id = any (?)";

    private static final String DELETE_IDENTITIES = "delete from event_identity where id = any (?)";

    // a mail that speaks of others as well stays for their sake
    private static final String DELETE_MAILS =
            "delete from mail where id = any (?) and not exists (select from event where event.mail = mail.id)";

    private static final String DELETE_LAST_TOLD =
            "delete from last_told where recipient = ? and (?::uuid[] is null or target = any (?::uuid[]))";

    private final Connection connection;

    Forgetting(Connection connection) {
        this.connection = connection;
    }

    Forgotten forget(EmailAddress person, Optional<Set<UUID>> accounts) throws SQLException {
        long open = open(person, accounts);
        if (open > 0) {
            return new Forgotten.StillToBeTold(open);
        }
        Set<UUID> events = new HashSet<>();
        Set<UUID> mails = new HashSet<>();
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            bind(forget, person, accounts);
            try (ResultSet rows = forget.executeQuery()) {
                while (rows.next()) {
                    events.add(rows.getObject(1, UUID.class));
                    mails.add(rows.getObject(2, UUID.class));
                }
            }
        }
        new Ledger(connection).silence(events);
        forgetLastTold(person, accounts);
        delete(DELETE_EVENTS, events);
        delete(DELETE_IDENTITIES, events);
        delete(DELETE_MAILS, mails);
        return new Forgotten.Gone(events.size());
    }

    private long open(EmailAddress person, Optional<Set<UUID>> accounts) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            bind(select, person, accounts);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void forgetLastTold(EmailAddress person, Optional<Set<UUID>> accounts) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE_LAST_TOLD)) {
            delete.setString(1, person.key());
            bindAccounts(delete, 2, accounts);
            int _ = delete.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, EmailAddress person, Optional<Set<UUID>> accounts)
            throws SQLException {
        for (int i = 1; i <= 3; i++) {
            statement.setString(i, person.key());
        }
        bindAccounts(statement, 4, accounts);
    }

    /** Given twice: whether there are any, and which. */
    private void bindAccounts(PreparedStatement statement, int first, Optional<Set<UUID>> accounts)
            throws SQLException {
        for (int i = first; i <= first + 1; i++) {
            statement.setArray(
                    i,
                    accounts.isEmpty()
                            ? null
                            : connection.createArrayOf("uuid", accounts.get().toArray()));
        }
    }

    private void delete(String sql, Set<UUID> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            int _ = delete.executeUpdate();
        }
    }
}

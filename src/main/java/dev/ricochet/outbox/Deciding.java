package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out what a person decided about events that were held, refused or given up. */
final class Deciding {
    static final String CHOSEN = """
            with chosen as (
              select telling.event, telling.target, event.about, event.kind,
                     row_number() over (partition by event.about, telling.target
                                            order by event.kind = 'HARD_BOUNCE' desc, event.kept_at, event.id) as place
                from telling join event on event.id = telling.event
               where telling.state = ?
                 and coalesce(telling.hold_cause = ?::text, ?::text is null)
                 and coalesce(telling.hold_detail = ?::text, ?::text is null)
                 and coalesce(event.account = ?::uuid, true)
                 and coalesce(event.id = ?::uuid, true)
                 and coalesce(event.kind = ?::text, true)
                 and coalesce(event.reason = ?::text, ?::text is null)
                 and coalesce(right(lower(event.recipient), length(?::text) + 1) = '@' || lower(?::text), true)
                 and coalesce(position(lower(?::text) in lower(telling.words)) > 0, ?::text is null)
                 and coalesce(event.occurred_at >= ?::timestamptz, true)
                 and coalesce(event.occurred_at < ?::timestamptz, true)
            )
            """;

    // One whose like was told meanwhile, or is released beside it, would tell the same again.
    static final String JUDGED = CHOSEN + """
            , judged as (
              select chosen.*, about is not null and (
                       place > 1
                    or exists (select from event other join telling told on told.event = other.id and told.target = chosen.target
                                where other.about = chosen.about and other.id <> chosen.event and %s
                                  and (%s or chosen.kind <> 'HARD_BOUNCE'))) as superseded
                from chosen
            )
            """.formatted(Keeping.COUNTS_AS_TOLD, Keeping.TOLD_HARD);

    private static final String RELEASE = JUDGED + """
            update telling
               set state = case when superseded then 'superseded' else 'waiting' end,
                   settled_at = case when superseded then now() end,
                   hold_cause = null, hold_detail = null, due_at = now(), attempt = 0, failures = 0, tried_for = interval '0',
                   released_at = now()
              from judged
             where telling.event = judged.event and telling.target = judged.target and telling.state = ?
            returning telling.state
            """;

    // what is held itself confirms nothing
    private static final String CONFIRMED = """
            select distinct held.id
              from event proven
              join telling last on last.event = proven.id and last.target = proven.account
              join event held on lower(held.recipient) = lower(proven.recipient) and held.account = proven.account
              join telling on telling.event = held.id and telling.target = held.account
             where proven.id = any (?) and proven.kind = 'HARD_BOUNCE' and last.state = 'waiting'
               and held.kind = 'HARD_BOUNCE' and telling.state = 'held' and telling.hold_cause = 'UNPROVEN'
               and held.arrived_at <= proven.arrived_at - interval '24 hours'
             order by held.id
            """;

    // first: the intake waits for these rows before it judges, and judges by them
    private static final String LET_GO = """
            update brake
               set on_until = least(on_until, now()), free_until = now() + interval '24 hours'
             where coalesce(account = ?::uuid, true) and coalesce(cause = ?::text, true)
            """;

    // where the like was told in whatever form, this would tell the same again
    private static final String SOFTEN = CHOSEN + """
            , judged as (
              select chosen.*, about is not null and (
                       place > 1
                    or exists (select from event other join telling told on told.event = other.id and told.target = chosen.target
                                where other.about = chosen.about and other.id <> chosen.event and %s)) as superseded
                from chosen
            )
            update telling
               set state = case when superseded then 'superseded' else 'waiting' end,
                   settled_at = case when superseded then now() end,
                   hold_cause = null, hold_detail = null, due_at = now(), attempt = 0, failures = 0, tried_for = interval '0',
                   told_as = 'SOFT_BOUNCE', told_as_why = ?
              from judged
             where telling.event = judged.event and telling.target = judged.target and telling.state = 'held'
            """.formatted(Keeping.COUNTS_AS_TOLD);

    private static final String DISCARD = CHOSEN + """
            update telling
               set state = 'discarded', settled_at = now(), hold_cause = null, hold_detail = null
              from chosen
             where telling.event = chosen.event and telling.target = chosen.target and telling.state = ?
            returning telling.state
            """;

    private static final String ABANDON = """
            update telling
               set state = 'discarded', settled_at = now(), hold_cause = null, bundle = null,
                   lease_token = null, lease_owner = null, lease_until = null,
                   words = case when state = 'sending' then 'the account was deleted while this was being told' else words end
             where target = ? and state in ('waiting', 'sending', 'unknown', 'held')
            """;

    private static final String COUNT = CHOSEN + """
            select count(*), count(distinct lower(recipient)) from chosen join event on event.id = chosen.event
            """;

    private final Connection connection;

    Deciding(Connection connection) {
        this.connection = connection;
    }

    int release(Selection selection) throws SQLException {
        if (selection.isOfTheBrake()) {
            letGo(selection);
        }
        return decide(RELEASE, selection, State.WAITING);
    }

    int confirm(List<Event> proven) throws SQLException {
        int released = 0;
        for (UUID event : confirmedBy(proven)) {
            released += release(Selection.one(State.HELD, event));
        }
        return released;
    }

    private List<UUID> confirmedBy(List<Event> proven) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CONFIRMED)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", proven.stream().map(Event::id).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                List<UUID> confirmed = new ArrayList<>();
                while (rows.next()) {
                    confirmed.add(rows.getObject(1, UUID.class));
                }
                return confirmed;
            }
        }
    }

    int soften(Selection held, String why) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SOFTEN)) {
            update.setString(choose(update, held), why);
            return update.executeUpdate();
        }
    }

    int discard(Selection selection) throws SQLException {
        return decide(DISCARD, selection, State.DISCARDED);
    }

    int abandon(UUID target) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ABANDON)) {
            update.setObject(1, target);
            return update.executeUpdate();
        }
    }

    Chosen count(Selection selection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            int _ = choose(select, selection);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Chosen(row.getLong(1), row.getLong(2)) : new Chosen(0, 0);
            }
        }
    }

    private void letGo(Selection selection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LET_GO)) {
            update.setObject(1, selection.account().orElse(null));
            update.setString(2, selection.detail().orElse(null));
            int _ = update.executeUpdate();
        }
    }

    /** Returns the place of the parameter that follows. */
    static int choose(PreparedStatement statement, Selection selection) throws SQLException {
        Only only = selection.only();
        String cause = selection.cause().map(HoldCause::name).orElse(null);
        String reason = only.reason().map(Enum::name).orElse(null);
        String detail = selection.detail().orElse(null);
        String domain = only.domain().orElse(null);
        String answer = only.answer().orElse(null);
        @Nullable
        Object[] values = {
            selection.state().word(),
            cause,
            cause,
            detail,
            detail,
            selection.account().orElse(null),
            selection.event().orElse(null),
            only.kind().map(Enum::name).orElse(null),
            reason,
            reason,
            domain,
            domain,
            answer,
            answer,
            only.from().map(from -> from.atOffset(ZoneOffset.UTC)).orElse(null),
            only.before().map(before -> before.atOffset(ZoneOffset.UTC)).orElse(null)
        };
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return values.length + 1;
    }

    private int decide(String sql, Selection selection, State counted) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(choose(update, selection), selection.state().word());
            try (ResultSet rows = update.executeQuery()) {
                int count = 0;
                while (rows.next()) {
                    count += State.of(rows.getString(1)) == counted ? 1 : 0;
                }
                return count;
            }
        }
    }
}

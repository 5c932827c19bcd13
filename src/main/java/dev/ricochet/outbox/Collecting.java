package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Holds what is only to be collected, and carries out what a person decides about it. */
final class Collecting {
    /** Which events a collection holds, each with its class. */
    static final String COLLECTED = """
            with collected as (
              select event.id as event, telling.target, event.about, event.kind, event.recipient, event.reason, event.kept_at,
                     case when telling.hold_cause = 'UNPROVEN' then 'DOUBTFUL'
                          when event.kind = 'HARD_BOUNCE' and telling.told_as is null then 'HARD'
                          else 'SOFT' end as class
                from telling join event on event.id = telling.event
               where telling.target = ? and telling.state = 'held'
                 and (telling.hold_cause = ? or telling.hold_cause = 'UNPROVEN' and event.arrived_at < ?)
            ), chosen as (
              select *, row_number() over (partition by about order by kind = 'HARD_BOUNCE' desc, kept_at, event) as place
                from collected
               where class = any (?)
            )
            """;

    private static final String HARD = """
            select count(*) from telling join event on event.id = telling.event
             where telling.target = ? and state = 'held' and hold_cause = ? and event.kind = 'HARD_BOUNCE'
               and told_as is null
            """;

    private static final String ANY =
            "select exists (select from telling where target = ? and state = 'held' and hold_cause = ?)";

    /** Hard bounces that were released and whose dose has not come; what failed before waits for another reason. */
    static final String DOSED = """
            from telling join event on event.id = telling.event
             where telling.target = ? and telling.state = 'waiting' and telling.attempt = 0 and telling.due_at > now()
               and telling.released_at is not null and event.kind = 'HARD_BOUNCE'
            """;

    /** Size, pause and beginning of doses. One every few minutes, so that one call carries it; below twelve an hour one by one. */
    static final String DOSES = """
            dose as (
              select greatest(an_hour / 12, 1) as size, make_interval(secs => 3600.0 * greatest(an_hour / 12, 1) / an_hour) as pause
                from (select ?::integer as an_hour) as given
            ), begin as (
              select greatest(now(), (select max(due_at) %s) + pause) as at from dose
            )""".formatted(DOSED);

    private static final String RELEASE = COLLECTED + """
            , judged as (
              select chosen.*, about is not null and (
                       place > 1
                    or exists (select from event other join telling told on told.event = other.id and told.target = chosen.target
                                where other.about = chosen.about and other.id <> chosen.event and %s
                                  and (%s or chosen.kind <> 'HARD_BOUNCE'))) as superseded
                from chosen
            ), %s, dosed as (
              select event, row_number() over (order by kept_at, event) - 1 as place
                from judged
               where not superseded and kind = 'HARD_BOUNCE'
            )
            update telling
               set state = case when superseded then 'superseded' else 'waiting' end,
                   settled_at = case when superseded then now() end,
                   due_at = coalesce(begin.at + dosed.place / dose.size * dose.pause, now()),
                   hold_cause = null, hold_detail = null, released_at = now(), attempt = 0, failures = 0, tried_for = interval '0'
              from judged left join dosed using (event), dose, begin
             where telling.event = judged.event and telling.target = judged.target and telling.state = 'held'
            returning telling.state, case when telling.due_at > now() then telling.due_at end
            """.formatted(Keeping.COUNTS_AS_TOLD, Keeping.TOLD_HARD, DOSES);

    private static final String DISCARD = COLLECTED + """
            update telling
               set state = 'discarded', settled_at = now(), hold_cause = null
              from chosen
             where telling.event = chosen.event and telling.target = chosen.target and telling.state = 'held'
            """;

    // what the receiver may have seen stays known as such, and goes on to stand in the way of its like
    private static final String SHADE = """
            update telling
               set state = 'held', held_since = now(), bundle = null,
                   hold_cause = case when unknown_times > 0 then 'UNKNOWN_ONCE' else 'SHADOW' end
             where target = ? and state = 'waiting' and due_at <= now()
            """;

    private final Connection connection;

    Collecting(Connection connection) {
        this.connection = connection;
    }

    long hard(UUID account, HoldCause cause) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HARD)) {
            select.setObject(1, account);
            select.setString(2, cause.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    boolean isAny(UUID account, HoldCause cause) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ANY)) {
            select.setObject(1, account);
            select.setString(2, cause.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    Released release(Collection collection, Set<CollectedClass> classes, int maxHardAnHour) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
            choose(update, collection, classes);
            update.setInt(5, maxHardAnHour);
            update.setObject(6, collection.account());
            return released(update);
        }
    }

    /** What came of rows that answer with their state, and with their time where it is to come. */
    static Released released(PreparedStatement update) throws SQLException {
        try (ResultSet rows = update.executeQuery()) {
            long due = 0;
            Optional<OffsetDateTime> until = Optional.empty();
            while (rows.next()) {
                due += State.of(rows.getString(1)) == State.WAITING ? 1 : 0;
                OffsetDateTime later = rows.getObject(2, OffsetDateTime.class);
                if (later != null && until.filter(later::isBefore).isEmpty()) {
                    until = Optional.of(later);
                }
            }
            return new Released(due, until.map(OffsetDateTime::toInstant));
        }
    }

    int discard(Collection collection, Set<CollectedClass> classes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DISCARD)) {
            choose(update, collection, classes);
            return update.executeUpdate();
        }
    }

    int shade(UUID target) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SHADE)) {
            update.setObject(1, target);
            return update.executeUpdate();
        }
    }

    static void choose(PreparedStatement statement, Collection collection, Set<CollectedClass> classes)
            throws SQLException {
        statement.setObject(1, collection.account());
        statement.setString(2, collection.cause().name());
        statement.setObject(3, collection.doubtfulBefore().atOffset(ZoneOffset.UTC));
        statement.setArray(
                4,
                statement
                        .getConnection()
                        .createArrayOf("text", classes.stream().map(Enum::name).toArray()));
    }
}

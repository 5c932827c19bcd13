package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hard bounces that were told and were wrong, as a person says: those concerned are to be subscribed again. Never one of whom an
 * unsubscription or a complaint is known, before or after.
 */
@ApplicationScoped
public class Undos {
    /** Later nobody knows any more what else became of a person. */
    public static final Duration LONGEST_AGO = Duration.ofDays(30);

    /** With the waits that double between them: a week. */
    private static final int MOST_ATTEMPTS = 30;

    // whichever account knows of it
    private static final String OPTED_OUT = """
            exists (select from event other
                     where other.kind in ('UNSUBSCRIBE', 'COMPLAINT')
                       and (lower(other.recipient) = %1$s or lower(other.mailed) = %1$s or lower(other.failed) = %1$s))""";

    private static final String CHOSEN =
            """
            with chosen as (
              select event.id, event.account, lower(event.recipient) as person, event.rule,
                     telling.settled_at >= now() - make_interval(secs => %d) as recent, %s as opted_out
                from event join telling on telling.event = event.id and telling.target = event.account
               where event.account = ? and event.kind = 'HARD_BOUNCE'
                 and telling.state = 'told' and telling.told_as is null
                 and not exists (select from undo where undo.event = event.id and undo.state <> 'refused')
                 and coalesce(event.id = ?::uuid, true)
                 and coalesce(event.rule = ?::text, true)
                 and coalesce(event.reason = ?::text, ?::text is null)
                 and coalesce(right(lower(event.recipient), length(?::text) + 1) = '@' || lower(?::text), true)
                 and coalesce(event.occurred_at >= ?::timestamptz, true)
                 and coalesce(event.occurred_at < ?::timestamptz, true)
            )
            """.formatted(LONGEST_AGO.toSeconds(), OPTED_OUT.formatted("lower(event.recipient)"));

    private static final String PREVIEW = CHOSEN + """
            select count(*) filter (where recent and not opted_out),
                   count(distinct person) filter (where recent and not opted_out),
                   count(distinct person) filter (where opted_out),
                   count(distinct person) filter (where not recent and not opted_out)
              from chosen
            """;

    private static final String ASK = CHOSEN + """
            , asked as (
              insert into undo (event, account, person, rule)
              select id, account, person, rule from chosen where recent and not opted_out
               order by id
                  on conflict (event) do update
                 set state = 'waiting', due_at = now(), attempt = 0, words = null, asked_at = now(), settled_at = null
               where undo.state = 'refused'
              returning event, account, person
            ), last_word as (
              insert into last_told (target, recipient, occurred_at, event)
              select distinct on (person) account, person, now(), event
                from asked
               order by person, event
                  on conflict (target, recipient) do update
                 set occurred_at = greatest(last_told.occurred_at, excluded.occurred_at), event = excluded.event
            )
            select count(*) from asked
            """;

    private static final String DUE = """
            select distinct account from undo
             where state = 'waiting' and due_at <= now() and coalesce(lease_until < now(), true)
            """;

    // one call for an account at a time: CleverTap takes three
    private static final String ALONE = "select from target where id = ? for update";

    private static final String BARRED = """
            update undo
               set state = 'refused', settled_at = now(), lease_until = null,
                   words = 'an unsubscription or a complaint of this person has come'
             where account = ? and state = 'waiting' and %s
            """.formatted(OPTED_OUT.formatted("undo.person"));

    private static final String CLAIM = """
            update undo
               set lease_until = now() + ? * interval '1 ms'
             where event in (select event from undo
                              where account = ? and state = 'waiting' and due_at <= now()
                              order by due_at, event
                              limit ?)
               and not exists (select from undo other where other.account = ? and other.lease_until >= now())
            returning event, person
            """;

    private static final String SETTLE = """
            update undo
               set state = ?, words = ?, settled_at = now(), lease_until = null
             where event = any (?) and state = 'waiting'
            """;

    private static final String PUT_OFF = """
            update undo
               set state = case when attempt >= %1$d then 'refused' else state end,
                   settled_at = case when attempt >= %1$d then now() end,
                   attempt = attempt + 1, lease_until = null, words = ?,
                   due_at = now() + least(interval '6 hours', interval '1 minute' * (1 << least(attempt, 10)))
             where event = any (?) and state = 'waiting'
            """.formatted(MOST_ATTEMPTS);

    private static final String FIND = "select state, words, asked_at, settled_at from undo where event = ?";

    private static final String SUSPECTS = """
            select rule, count(*) as undone, count(distinct person) as people, max(asked_at) as latest
              from undo
             where ?::uuid[] is null or account = any (?::uuid[])
             group by rule
             order by people desc, rule
             limit ?
            """;

    private final DataSource database;

    Undos(DataSource database) {
        this.database = database;
    }

    /** Which; what is empty does not matter. Of {@code only} kind and answer do not count. */
    public record Choice(UUID account, Optional<UUID> event, Optional<String> rule, Only only) {}

    /**
     * How many it is about.
     *
     * @param optedOut people who unsubscribed or complained: never
     * @param tooOld people of whom it was told too long ago
     */
    public record Preview(long events, long people, long optedOut, long tooOld) {}

    /** One to be subscribed again. */
    public record Due(UUID event, EmailAddress person) {}

    /** How one stands. */
    public enum Stage {
        WAITING,
        DONE,
        REFUSED
    }

    /** That an event is taken back. */
    public record Undo(Stage stage, Optional<String> words, Instant askedAt, Optional<Instant> settledAt) {}

    /** A rule that people say was wrong. */
    public record Suspect(String rule, long events, long people, Instant latest) {}

    @Transactional
    public Preview preview(Choice choice) {
        return query(PREVIEW, values(choice), rows -> {
            rows.next();
            return new Preview(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
        });
    }

    /** Those of them who may be are to be subscribed again. Returns of how many events. */
    @Transactional(TxType.MANDATORY)
    public long ask(Choice choice) {
        return query(ASK, values(choice), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The accounts of which somebody is to be subscribed again. */
    @Transactional
    public Set<UUID> due() {
        return query(DUE, List.of(), rows -> {
            Set<UUID> accounts = new HashSet<>();
            while (rows.next()) {
                accounts.add(rows.getObject(1, UUID.class));
            }
            return accounts;
        });
    }

    /** Some of an account that nobody else posts before the lease has ended; whoever opted out meanwhile is not among them. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Due> claim(UUID account, int atMost, Duration lease) {
        query(ALONE, List.of(account), rows -> rows.next());
        change(BARRED, account);
        return query(CLAIM, List.of(lease.toMillis(), account, atMost, account), rows -> {
            List<Due> due = new ArrayList<>();
            while (rows.next()) {
                due.add(new Due(
                        rows.getObject(1, UUID.class),
                        EmailAddress.parse(rows.getString(2)).orElseThrow()));
            }
            return List.copyOf(due);
        });
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void settle(Collection<UUID> events, Stage stage, String words) {
        change(SETTLE, stage.name().toLowerCase(Locale.ROOT), kept(words), events.toArray(UUID[]::new));
    }

    /** Not now. */
    @Transactional(TxType.REQUIRES_NEW)
    public void putOff(Collection<UUID> events, String words) {
        change(PUT_OFF, kept(words), events.toArray(UUID[]::new));
    }

    @Transactional
    public Optional<Undo> find(UUID event) {
        return query(
                FIND,
                List.of(event),
                rows -> rows.next()
                        ? Optional.of(new Undo(
                                Stage.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(rows.getString(2)),
                                time(rows, 3).orElseThrow(),
                                time(rows, 4)))
                        : Optional.empty());
    }

    /** The rules that people took back most. */
    @Transactional
    public List<Suspect> suspects(Optional<Set<UUID>> accounts, int atMost) {
        UUID @Nullable [] only = accounts.map(all -> all.toArray(UUID[]::new)).orElse(null);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(only);
        values.add(only);
        values.add(atMost);
        return query(SUSPECTS, values, rows -> {
            List<Suspect> suspects = new ArrayList<>();
            while (rows.next()) {
                suspects.add(new Suspect(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        time(rows, 4).orElseThrow()));
            }
            return List.copyOf(suspects);
        });
    }

    private static List<@Nullable Object> values(Choice choice) {
        Only only = choice.only();
        String reason = only.reason().map(Enum::name).orElse(null);
        String domain = only.domain().orElse(null);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(choice.account());
        values.add(choice.event().orElse(null));
        values.add(choice.rule().orElse(null));
        values.add(reason);
        values.add(reason);
        values.add(domain);
        values.add(domain);
        values.add(only.from().map(from -> from.atOffset(ZoneOffset.UTC)).orElse(null));
        values.add(only.before().map(before -> before.atOffset(ZoneOffset.UTC)).orElse(null));
        return values;
    }

    private static String kept(String words) {
        return Words.atMost(Words.OF_AN_ANSWER, words);
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, List<? extends @Nullable Object> values, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = bound(connection, sql, values.toArray());
                ResultSet rows = select.executeQuery()) {
            return reading.of(rows);
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    private void change(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = bound(connection, sql, values)) {
            int _ = update.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object[] values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof UUID[] ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        return statement;
    }
}

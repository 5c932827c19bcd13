package dev.ricochet.outbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The brakes of all accounts: what each judges by, what it holds, and how that stands. */
@ApplicationScoped
public class Brakes {
    /** More first hard bounces in a day than these are no campaign of a mailbox. */
    private static final int MOST = 20_000;

    // locked, so that what a person releases meanwhile and what is held here are one after the other
    private static final String BRAKES = """
            select cause, on_until > now() as is_on, coalesce(free_until > now(), false) as is_free
              from brake
             where account = ?
             order by cause
               for update
            """;

    private static final String HARDS = """
            select event.id, event.recipient, event.rule, coalesce(event.evidence_in = 'CODES', false) as codes,
                   event.evidence, event.original, event.arrived_at, event.kept_at,
                   lower(event.recipient) as person, telling.hold_detail,
                   case when telling.state <> 'waiting' or telling.attempt > 0 or telling.unknown_times > 0 then 'PAST'
                        when telling.kept_at = now() then 'NEW'
                        else 'WAITING' end as stage
              from event join telling on telling.event = event.id and telling.target = event.account
             where event.account = ? and event.kind = 'HARD_BOUNCE' and event.arrived_at > ? and event.arrived_at <= ?
               and (? or telling.kept_at = now())
               and telling.released_at is null and telling.told_as is null
               and (telling.state in ('waiting', 'sending', 'unknown', 'told', 'refused', 'dead') or telling.hold_cause = 'BRAKE')
             order by event.arrived_at desc, event.id
             limit ?
            """;

    // asked by names and not joined: of ten thousand rows that this very transaction added, a plan knows nothing yet
    private static final String TOLD = """
            select lower(earlier.recipient), min(earlier.kept_at)
              from event earlier
              join telling told on told.event = earlier.id and told.target = earlier.account
             where lower(earlier.recipient) = any (?) and earlier.account = ? and earlier.kind = 'HARD_BOUNCE'
               and told.state = 'told' and told.told_as is null
             group by 1
            """;

    private static final String BEGIN = """
            insert into brake (account, cause, words, on_until)
            values (?, ?, ?, now() + ? * interval '1 ms')
                on conflict (account, cause)
                do update set words = excluded.words, since = now(), on_until = excluded.on_until, free_until = null
            """;

    private static final String GO_ON = """
            update brake set on_until = now() + ? * interval '1 ms' where account = ? and cause = ?
            """;

    private static final String HOLD = """
            update telling
               set state = 'held', hold_cause = 'BRAKE', hold_detail = given.cause, held_since = now()
              from unnest(?::uuid[], ?::text[]) as given (event, cause)
             where telling.event = given.event and telling.target = ?
               and state = 'waiting' and attempt = 0 and unknown_times = 0 and released_at is null
            """;

    private static final String DELAY = """
            update telling
               set due_at = now() + ? * interval '1 ms'
             where event = any (?) and target = ? and state = 'waiting'
            """;

    private static final String STANDINGS = """
            select brake.account, brake.cause, brake.words, count(*)
              from brake join telling on telling.target = brake.account and telling.hold_detail = brake.cause
             where telling.state = 'held' and telling.hold_cause = 'BRAKE'
             group by brake.account, brake.cause
             order by brake.account, brake.cause
            """;

    private static final String FORGET = """
            delete from brake
             where on_until < now() - interval '30 days' and coalesce(free_until, on_until) < now()
               and not exists (select from telling
                                where target = brake.account and state = 'held' and hold_cause = 'BRAKE'
                                  and hold_detail = brake.cause)
            """;

    private final DataSource database;

    Brakes(DataSource database) {
        this.database = database;
    }

    /**
     * How one cause of an account stands.
     *
     * @param words how it came
     */
    public record Held(UUID account, String cause, String words, long events) {}

    /** What there is to judge by when hard bounces that arrived in this time were just added. */
    @Transactional(MANDATORY)
    public BrakeState look(UUID account, Instant after, Instant last, String everything) {
        Set<String> on = new HashSet<>();
        Set<String> free = new HashSet<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement select = connection.prepareStatement(BRAKES)) {
                select.setObject(1, account);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (rows.getBoolean(2)) {
                            on.add(rows.getString(1));
                        }
                        if (rows.getBoolean(3)) {
                            free.add(rows.getString(1));
                        }
                    }
                }
            }
            return new BrakeState(on, free, hards(connection, account, after, last, !on.contains(everything)));
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    private static List<HardBounce> hards(
            Connection connection, UUID account, Instant after, Instant last, boolean allOfThem) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HARDS)) {
            select.setObject(1, account);
            select.setObject(2, after.atOffset(ZoneOffset.UTC));
            select.setObject(3, last.atOffset(ZoneOffset.UTC));
            select.setBoolean(4, allOfThem);
            select.setInt(5, MOST);
            try (ResultSet rows = select.executeQuery()) {
                List<Dated> hards = new ArrayList<>();
                while (rows.next()) {
                    hards.add(new Dated(rows.getString("person"), time(rows, "kept_at"), hard(rows)));
                }
                return firstOnes(connection, account, hards);
            }
        }
    }

    /** @param person in small letters */
    private record Dated(String person, Instant kept, HardBounce hard) {}

    private static HardBounce hard(ResultSet rows) throws SQLException {
        return new HardBounce(
                rows.getObject("id", UUID.class),
                EmailAddress.parse(rows.getString("recipient")).orElseThrow(),
                rows.getString("rule"),
                rows.getBoolean("codes"),
                rows.getString("evidence"),
                Optional.ofNullable(rows.getString("original")).map(MessageId::new),
                time(rows, "arrived_at"),
                HardBounce.Stage.valueOf(rows.getString("stage")),
                Optional.ofNullable(rows.getString("hold_detail")));
    }

    /** Without those of people who were told as hard before. */
    private static List<HardBounce> firstOnes(Connection connection, UUID account, List<Dated> hards)
            throws SQLException {
        Map<String, Instant> told = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(TOLD)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", hards.stream().map(Dated::person).distinct().toArray()));
            select.setObject(2, account);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    told.put(rows.getString(1), time(rows, "min"));
                }
            }
        }
        return hards.stream()
                .filter(one -> !told.getOrDefault(one.person(), Instant.MAX).isBefore(one.kept()))
                .map(Dated::hard)
                .toList();
    }

    private static Instant time(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The brake holds, or goes on holding, what has this cause; it is let go when there is nothing more of it for so long. */
    @Transactional(MANDATORY)
    public void putOn(UUID account, Map<String, String> begun, Collection<String> goingOn, Duration length) {
        try (Connection connection = database.getConnection();
                PreparedStatement begin = connection.prepareStatement(BEGIN);
                PreparedStatement goOn = connection.prepareStatement(GO_ON)) {
            for (Map.Entry<String, String> one : begun.entrySet()) {
                begin.setObject(1, account);
                begin.setString(2, one.getKey());
                begin.setString(3, Words.atMost(500, one.getValue()));
                begin.setLong(4, length.toMillis());
                begin.executeUpdate();
            }
            for (String cause : goingOn) {
                goOn.setLong(1, length.toMillis());
                goOn.setObject(2, account);
                goOn.setString(3, cause);
                goOn.executeUpdate();
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    /** Holds events for their causes, unless they are on their way already; returns how many. */
    @Transactional(MANDATORY)
    public int hold(UUID account, Map<UUID, String> events) {
        try (Connection connection = database.getConnection();
                PreparedStatement hold = connection.prepareStatement(HOLD)) {
            List<Map.Entry<UUID, String>> all = List.copyOf(events.entrySet());
            hold.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", all.stream().map(Map.Entry::getKey).toArray()));
            hold.setArray(
                    2,
                    connection.createArrayOf(
                            "text", all.stream().map(Map.Entry::getValue).toArray()));
            hold.setObject(3, account);
            return hold.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    /** Lets events wait before they are told. */
    @Transactional(MANDATORY)
    public void delay(UUID account, Collection<UUID> events, Duration length) {
        try (Connection connection = database.getConnection();
                PreparedStatement delay = connection.prepareStatement(DELAY)) {
            delay.setLong(1, length.toMillis());
            delay.setArray(2, connection.createArrayOf("uuid", events.toArray()));
            delay.setObject(3, account);
            int _ = delay.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    /** Every cause of which something is held. */
    @Transactional
    public List<Held> held() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(STANDINGS);
                ResultSet rows = select.executeQuery()) {
            List<Held> held = new ArrayList<>();
            while (rows.next()) {
                held.add(
                        new Held(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
            return held;
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    /** Forgets brakes of long ago. */
    @Transactional
    public void forget() {
        try (Connection connection = database.getConnection();
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            int _ = forget.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}

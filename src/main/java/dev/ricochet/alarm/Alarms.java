package dev.ricochet.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Where alarms start and end. Several replicas may say the same at once: while a condition holds of an account and a
 * subject there is one row, and one message to each who is told. All times are of the database's clock.
 */
@ApplicationScoped
public class Alarms {
    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_SUBJECT = 200;

    // controls, line ends, and marks that only change how the text around them is shown
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    // What is active already changes only when there is something new to say. xmax is 0 in a row that was inserted.
    private static final String RAISE = """
            with raised as (
                insert into alarm as active (id, condition, account, subject, words)
                values (gen_random_uuid(), ?, ?, ?, ?)
                    on conflict (condition, coalesce(account, '00000000-0000-0000-0000-000000000000'), subject)
                       where ended_at is null
                    do update set words = excluded.words, away_since = null, raised_at = clock_timestamp(),
                                  times = active.times + case when ? = 'HAPPENED' then 1 else 0 end
                 where active.words <> excluded.words or active.away_since is not null or ? <> 'LASTS'
                returning id, xmax = 0 as fresh)
            insert into alarm_notice (id, phase, alarm, channel)
            select gen_random_uuid(), 'START', raised.id, channel
              from raised, unnest(?) as channel
             where raised.fresh
            """;

    private static final String END = """
            update alarm
               set away_since = clock_timestamp()
             where condition = ? and account is not distinct from ? and subject = ?
               and ended_at is null and away_since is null
            """;

    private static final String END_ALL = """
            update alarm set away_since = clock_timestamp() where account = ? and ended_at is null and away_since is null
            """;

    private static final String COUNT = """
            select condition, count(*) from alarm where ended_at is null and condition = any (?) group by condition
            """;

    private static final String HELD_OF = """
            select condition, account, subject
              from alarm
             where ended_at is null and away_since is null and condition = any (?)
            """;

    private final DataSource database;
    private final Addressees addressees;

    public Alarms(DataSource database, Addressees addressees) {
        this.database = database;
        this.addressees = addressees;
    }

    /** What an active alarm is known by. */
    public record Key(Condition condition, Optional<UUID> account, String subject) {}

    /**
     * The condition holds. While it is active, the words alone are replaced. Part of the caller's transaction, if there is
     * one.
     *
     * @param subject what of the account, where the condition can hold of several things at once; else empty
     * @param words for whoever is told: no secret, and nobody's address but the account's own
     */
    @Transactional
    public void raise(Condition condition, Optional<UUID> account, String subject, String words) {
        String course = condition.course().name();
        try (Connection connection = database.getConnection();
                PreparedStatement raise = connection.prepareStatement(RAISE)) {
            identify(raise, condition, account, subject);
            raise.setString(4, oneLine(words, LONGEST_WORDS));
            raise.setString(5, course);
            raise.setString(6, course);
            raise.setArray(7, names(connection, addressees.toldOf(condition, subject)));
            int _ = raise.executeUpdate();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    /** The condition holds no more. It ends when it has stayed away for a while; nothing happens if it was not active. */
    @Transactional
    public void end(Condition condition, Optional<UUID> account, String subject) {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            identify(end, condition, account, subject);
            int _ = end.executeUpdate();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    /** Of an account that is no more. */
    @Transactional
    public void endAll(UUID account) {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END_ALL)) {
            end.setObject(1, account);
            int _ = end.executeUpdate();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    /** How many are active, of each condition. */
    @Transactional
    public Map<Condition, Long> active() {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setArray(1, names(connection, List.of(Condition.values())));
            Map<Condition, Long> active = new EnumMap<>(Condition.class);
            for (Condition each : Condition.values()) {
                active.put(each, 0L);
            }
            try (ResultSet rows = count.executeQuery()) {
                while (rows.next()) {
                    active.put(Condition.valueOf(rows.getString(1)), rows.getLong(2));
                }
            }
            return active;
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    /** Those of these conditions that hold, as far as is known; what only stays away for the moment is not among them. */
    @Transactional
    public List<Key> holding(Collection<Condition> conditions) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HELD_OF)) {
            select.setArray(1, names(connection, conditions));
            try (ResultSet rows = select.executeQuery()) {
                List<Key> holding = new ArrayList<>();
                while (rows.next()) {
                    holding.add(new Key(
                            Condition.valueOf(rows.getString(1)),
                            Optional.ofNullable(rows.getObject(2, UUID.class)),
                            rows.getString(3)));
                }
                return List.copyOf(holding);
            }
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    /** Of a subject as it is kept. */
    public static String subject(String text) {
        return oneLine(text, LONGEST_SUBJECT);
    }

    private static void identify(
            PreparedStatement statement, Condition condition, Optional<UUID> account, String subject)
            throws SQLException {
        statement.setString(1, condition.name());
        statement.setObject(2, account.orElse(null), Types.OTHER);
        statement.setString(3, subject(subject));
    }

    static Array names(Connection connection, Collection<? extends Enum<?>> values) throws SQLException {
        return connection.createArrayOf("text", values.stream().map(Enum::name).toArray());
    }

    static String oneLine(String text, int longest) {
        String line = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}

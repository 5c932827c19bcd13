package dev.ricochet.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
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

    // What is active already changes only when there is something new to say.
    private static final String RAISE = """
            insert into alarm as active (id, condition, account, subject, words)
            values (gen_random_uuid(), ?, ?, ?, ?)
                on conflict (condition, coalesce(account, '00000000-0000-0000-0000-000000000000'), subject)
                   where ended_at is null
                do update set words = excluded.words, away_since = null,
                              times = active.times + ?, raised_at = clock_timestamp()
             where active.words <> excluded.words or active.away_since is not null or ? > 0
            """;

    private static final String END = """
            update alarm
               set away_since = clock_timestamp()
             where condition = ? and account is not distinct from ? and subject = ?
               and ended_at is null and away_since is null
            """;

    private static final String COUNT = """
            select condition, count(*) from alarm where ended_at is null and condition = any (?) group by condition
            """;

    private final DataSource database;

    public Alarms(DataSource database) {
        this.database = database;
    }

    /**
     * The condition holds. While it is active, the words alone are replaced. Part of the caller's transaction, if there is
     * one.
     *
     * @param subject what of the account, where the condition can hold of several things at once; else empty
     * @param words for whoever is told: no secret, and nobody's address but the account's own
     */
    @Transactional
    public void raise(Condition condition, Optional<UUID> account, String subject, String words) {
        int times = condition.course() == Course.HAPPENED ? 1 : 0;
        try (Connection connection = database.getConnection();
                PreparedStatement raise = connection.prepareStatement(RAISE)) {
            identify(raise, condition, account, subject);
            raise.setString(4, oneLine(words, LONGEST_WORDS));
            raise.setInt(5, times);
            raise.setInt(6, times);
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

    /** How many are active, of each condition. */
    @Transactional
    public Map<Condition, Long> active() {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setArray(1, names(connection, List.of(Condition.values())));
            Map<Condition, Long> active = new EnumMap<>(Condition.class);
            Arrays.stream(Condition.values()).forEach(each -> active.put(each, 0L));
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

    private static void identify(
            PreparedStatement statement, Condition condition, Optional<UUID> account, String subject)
            throws SQLException {
        statement.setString(1, condition.name());
        statement.setObject(2, account.orElse(null), Types.OTHER);
        statement.setString(3, oneLine(subject, LONGEST_SUBJECT));
    }

    static Array names(Connection connection, Collection<? extends Enum<?>> values) throws SQLException {
        return connection.createArrayOf("text", values.stream().map(Enum::name).toArray());
    }

    static String oneLine(String text, int longest) {
        String line = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}

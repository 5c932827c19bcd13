package dev.ricochet.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Alarms to be looked up, those that have ended as well, and marked as seen. */
@ApplicationScoped
public class AlarmBook {
    private static final int LONGEST_WHO = 200;

    private static final String SEARCH = "select " + AlarmRow.COLUMNS + """
              from alarm
             where condition = any (?)
               and (?::boolean is null or (ended_at is null) = ?::boolean)
               and (?::uuid[] is null or account = any (?::uuid[]))
               and (?::timestamptz is null or (started_at, id) < (?::timestamptz, ?::uuid))
             order by started_at desc, id desc
             limit ?
            """;

    private static final String OF_THE_DAY = "select " + AlarmRow.COLUMNS + """
              from alarm
             where condition = any (?) and (ended_at is null or ended_at > clock_timestamp() - interval '1 day')
             order by ended_at is null desc, started_at desc, id desc
             limit 1000
            """;

    private static final String FIND = "select " + AlarmRow.COLUMNS + " from alarm where id = ?";

    // what only happened is over when somebody has seen it
    private static final String ACKNOWLEDGE = """
            update alarm
               set acknowledged_at = clock_timestamp(), acknowledged_by = ?,
                   ended_at = case when condition = any (?) then coalesce(ended_at, clock_timestamp()) else ended_at end
             where id = ? and acknowledged_at is null
            """;

    private final DataSource database;

    public AlarmBook(DataSource database) {
        this.database = database;
    }

    /**
     * What somebody looks for.
     *
     * @param active empty for all, whether they have ended or not
     * @param accounts empty for all, and for what belongs to none
     */
    public record Search(Optional<Boolean> active, Optional<Set<UUID>> accounts) {}

    /** The last of an earlier part. */
    public record Mark(Instant start, UUID id) {}

    /** The latest first. */
    @Transactional
    public List<Alarm> search(Search search, Optional<Mark> after, int atMost) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SEARCH)) {
            select.setArray(1, Alarms.names(connection, List.of(Condition.values())));
            select.setObject(2, search.active().orElse(null), Types.BOOLEAN);
            select.setObject(3, search.active().orElse(null), Types.BOOLEAN);
            Object[] accounts = search.accounts().map(Set::toArray).orElse(null);
            select.setArray(4, accounts == null ? null : connection.createArrayOf("uuid", accounts));
            select.setArray(5, accounts == null ? null : connection.createArrayOf("uuid", accounts));
            Timestamp start = after.map(Mark::start).map(Timestamp::from).orElse(null);
            select.setTimestamp(6, start);
            select.setTimestamp(7, start);
            select.setObject(8, after.map(Mark::id).orElse(null), Types.OTHER);
            select.setInt(9, atMost);
            return AlarmRow.all(select);
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    /** What is active, and then what ended within a day. */
    @Transactional
    public List<Alarm> ofTheDay() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_THE_DAY)) {
            select.setArray(1, Alarms.names(connection, List.of(Condition.values())));
            return AlarmRow.all(select);
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    @Transactional
    public Optional<Alarm> find(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            return AlarmRow.all(select).stream().findFirst();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    /** Whoever was first stays written down; false when somebody was before. */
    @Transactional
    public boolean acknowledge(UUID id, String who) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
            update.setString(1, who.substring(0, Math.min(who.length(), LONGEST_WHO)));
            update.setArray(2, Alarms.names(connection, ofCourse(Course.HAPPENED)));
            update.setObject(3, id);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    static List<Condition> ofCourse(Course course) {
        return Arrays.stream(Condition.values())
                .filter(each -> each.course() == course)
                .toList();
    }
}

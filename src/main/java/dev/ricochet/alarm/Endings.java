package dev.ricochet.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Ends what has stayed away for long enough. A condition that comes back soon has not ended; one that comes and goes all
 * day has to stay away twice as long each time, so that it tells less and less.
 */
@ApplicationScoped
public class Endings {
    /** Nobody has said so again: whoever did is gone, or does not see it any more. */
    private static final Duration FADING = Duration.ofMinutes(15);

    /** What only happened is shown as active for so long. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 5;

    /** Alarms that have ended are kept for half a year, days that were told for a month. */
    private static final Duration KEPT = Duration.ofDays(180);

    // it ended when it went away, not when that was long enough ago; who was told of the start is told of the end
    private static final String END = """
            with ended as (
                update alarm
                   set ended_at = coalesce(away_since, clock_timestamp())
                 where ended_at is null
                   and case when condition = any (?) then raised_at <= clock_timestamp() - make_interval(secs => ?)
                            when away_since is not null then away_since <= clock_timestamp() - make_interval(secs => ? * power(2,
                                   least(?, (select count(*) from alarm earlier
                                              where earlier.condition = alarm.condition
                                                and earlier.account is not distinct from alarm.account
                                                and earlier.subject = alarm.subject
                                                and earlier.ended_at > clock_timestamp() - interval '1 day'))))
                            when condition = any (?) then raised_at <= clock_timestamp() - make_interval(secs => ?)
                            else false end
                returning id, condition)
            insert into alarm_notice (id, phase, alarm, channel)
            select gen_random_uuid(), 'END', ended.id, start.channel
              from ended join alarm_notice start on start.alarm = ended.id and start.phase = 'START'
             where ended.condition <> all (?)
            """;

    private static final String FORGET_ALARMS =
            "delete from alarm where ended_at < clock_timestamp() - make_interval(secs => ?)";

    private static final String FORGET_DAYS = "delete from alarm_notice where day < current_date - 30";

    private final DataSource database;
    private final Duration stayedAway;

    @Inject
    Endings(DataSource database, AlarmConfig config) {
        this(database, config.endAfter());
    }

    /** @param stayedAway how long a condition has to stay away the first time */
    public Endings(DataSource database, Duration stayedAway) {
        this.database = database;
        this.stayedAway = stayedAway;
    }

    @Transactional
    public void endWhatStaysAway() {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            var happened = Alarms.names(connection, AlarmBook.ofCourse(Course.HAPPENED));
            end.setArray(1, happened);
            end.setLong(2, FRESH.toSeconds());
            end.setDouble(3, stayedAway.toMillis() / 1000.0);
            end.setInt(4, MOST_DOUBLINGS);
            end.setArray(5, Alarms.names(connection, AlarmBook.ofCourse(Course.FADES)));
            end.setLong(6, FADING.toSeconds());
            end.setArray(7, happened);
            int _ = end.executeUpdate();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    @Transactional
    public void forget() {
        try (Connection connection = database.getConnection();
                PreparedStatement alarms = connection.prepareStatement(FORGET_ALARMS);
                PreparedStatement days = connection.prepareStatement(FORGET_DAYS)) {
            alarms.setLong(1, KEPT.toSeconds());
            int _ = alarms.executeUpdate();
            int _ = days.executeUpdate();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }
}

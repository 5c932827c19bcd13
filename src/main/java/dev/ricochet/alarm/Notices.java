package dev.ricochet.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What is still to be told of alarms. A row is sent by one replica, under a lease; who dies over it leaves it to another,
 * and who wakes after its lease settles nothing.
 */
@ApplicationScoped
public class Notices {
    /** Longer than any message may take. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** What happens together is told together. */
    private static final Duration GATHERING = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;

    /** News that old is none: it stands in the digest and the list. */
    private static final Duration OLDEST = Duration.ofDays(2);

    // An end is told after its start, whoever sends that; what another version knows is for that to tell.
    private static final String CLAIM = """
            with claimed as (
                update alarm_notice
                   set state = 'SENDING', attempts = attempts + 1, lease = ?,
                       lease_until = clock_timestamp() + make_interval(secs => ?)
                 where id in (
                       select id
                         from alarm_notice due
                        where channel = ? and (phase = 'DIGEST') = ?
                          and (state = 'WAITING' and due_at <= clock_timestamp()
                               and made_at <= clock_timestamp() - make_interval(secs => ?)
                            or state = 'SENDING' and lease_until <= clock_timestamp())
                          and (phase <> 'END' or not exists (
                              select 1 from alarm_notice start
                               where start.alarm = due.alarm and start.channel = due.channel and start.phase = 'START'
                                 and start.state in ('WAITING', 'SENDING')))
                          and (alarm is null or exists (
                              select 1 from alarm known where known.id = due.alarm and known.condition = any (?)))
                        order by made_at, id
                        limit ?
                          for update skip locked)
                returning id as notice, phase, alarm as about, attempts, made_at)
            select notice, phase, attempts, %s
              from claimed left join alarm on alarm.id = claimed.about
             order by made_at, notice
            """.formatted(AlarmRow.COLUMNS);

    private static final String TOLD = """
            update alarm_notice
               set state = 'TOLD', settled_at = clock_timestamp(), lease = null, lease_until = null, words = null
             where lease = ? and state = 'SENDING'
            """;

    private static final String LATER = """
            update alarm_notice
               set state = 'WAITING', lease = null, lease_until = null, words = ?,
                   due_at = clock_timestamp() + make_interval(secs => ? * power(2, least(attempts - 1, ?)))
             where lease = ? and state = 'SENDING'
            """;

    private static final String GIVE_UP = """
            update alarm_notice
               set state = 'GIVEN_UP', settled_at = clock_timestamp(), lease = null, lease_until = null
             where (state = 'WAITING' or state = 'SENDING' and lease_until <= clock_timestamp())
               and made_at <= clock_timestamp() - make_interval(secs => ?)
            """;

    private static final String DIGEST = """
            insert into alarm_notice (id, phase, day, channel)
            select gen_random_uuid(), 'DIGEST', (clock_timestamp() at time zone 'UTC')::date, channel
              from unnest(?) as channel
             where (clock_timestamp() at time zone 'UTC')::time >= ?::time
                on conflict do nothing
            """;

    private final DataSource database;

    public Notices(DataSource database) {
        this.database = database;
    }

    /** What one replica tells together, and nobody else meanwhile. */
    record Claimed(UUID lease, List<Notice> notices) {
        int attempts() {
            return notices.stream().mapToInt(Notice::attempts).max().orElse(0);
        }
    }

    @Transactional
    Claimed claim(Channel channel, boolean digest, int atMost) {
        UUID lease = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, lease);
            claim.setLong(2, LEASE.toSeconds());
            claim.setString(3, channel.name());
            claim.setBoolean(4, digest);
            claim.setLong(5, digest ? 0 : GATHERING.toSeconds());
            claim.setArray(6, Alarms.names(connection, List.of(Condition.values())));
            claim.setInt(7, atMost);
            try (ResultSet rows = claim.executeQuery()) {
                List<Notice> notices = new ArrayList<>();
                while (rows.next()) {
                    Phase phase = Phase.valueOf(rows.getString("phase"));
                    Optional<Alarm> alarm = phase == Phase.DIGEST ? Optional.empty() : AlarmRow.read(rows);
                    notices.add(
                            new Notice(rows.getObject("notice", UUID.class), phase, alarm, rows.getInt("attempts")));
                }
                return new Claimed(lease, List.copyOf(notices));
            }
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    @Transactional
    void told(Claimed claimed) {
        update(TOLD, update -> update.setObject(1, claimed.lease()));
    }

    /** Again after a while, which doubles. */
    @Transactional
    void notTold(Claimed claimed, String words) {
        update(LATER, update -> {
            update.setString(1, Alarms.oneLine(words, 500));
            update.setLong(2, FIRST_PAUSE.toSeconds());
            update.setInt(3, MOST_DOUBLINGS);
            update.setObject(4, claimed.lease());
        });
    }

    /** Returns how many there were. */
    @Transactional
    public int giveUp() {
        return update(GIVE_UP, update -> update.setLong(1, OLDEST.toSeconds()));
    }

    /** A message about this day to each channel, once its time has come. */
    @Transactional
    public void makeDigests(Set<Channel> channels, LocalTime at) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(DIGEST)) {
            insert.setArray(1, Alarms.names(connection, channels));
            insert.setString(2, at.toString());
            int _ = insert.executeUpdate();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }

    private interface Setting {
        void into(PreparedStatement statement) throws SQLException;
    }

    private int update(String sql, Setting setting) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            setting.into(update);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new AlarmFailure(e);
        }
    }
}

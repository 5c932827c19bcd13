package dev.ricochet.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How many bounces came, by day, reason and receiver. The database counts while events are added and forgotten, so that
 * nobody who looks has to.
 */
@ApplicationScoped
public class BounceCounts {
    private static final String THESE = "day >= ? and account = any (?::uuid[])";

    private static final String DAYS = """
            select day, sum(events) filter (where kind = 'HARD_BOUNCE'), sum(events) filter (where kind = 'SOFT_BOUNCE')
              from bounce_day
             where %s
             group by day
             order by day
            """.formatted(THESE);

    private static final String REASONS = """
            select reason, sum(events) filter (where kind = 'HARD_BOUNCE'), sum(events) filter (where kind = 'SOFT_BOUNCE')
              from bounce_day
             where %s and kind in ('HARD_BOUNCE', 'SOFT_BOUNCE')
             group by reason
             order by sum(events) desc, reason
             limit ?
            """.formatted(THESE);

    private static final String RECEIVERS = """
            select receiver, sum(events) filter (where kind = 'HARD_BOUNCE'), sum(events) filter (where kind = 'SOFT_BOUNCE')
              from bounce_receiver_day
             where %s and kind in ('HARD_BOUNCE', 'SOFT_BOUNCE')
             group by receiver
             order by sum(events) desc, receiver
             limit ?
            """.formatted(THESE);

    // somebody who looks is told of more than that as "more than that"
    // each part as one of the partial indexes has it
    private static final String OPEN = """
            select account,
                   (select count(*) from (select 1 from telling
                      where target = account and state = 'waiting' and bundle is null limit ?) as counted)
                   + (select count(*) from telling where target = account and state = 'waiting' and bundle is not null),
                   (select count(*) from (select 1 from telling
                      where target = account and state = 'held' limit ?) as counted),
                   (select max(began_at) from attempt where target = account)
              from unnest(?::uuid[]) as asked (account)
            """;

    private final DataSource database;

    BounceCounts(DataSource database) {
        this.database = database;
    }

    /** Of a day, by its time in UTC. */
    public record OfDay(LocalDate day, long hard, long soft) {}

    /** Of a reason, or of the domain of a receiver. */
    public record Of(String what, long hard, long soft) {
        public long all() {
            return hard + soft;
        }
    }

    /**
     * What of an account is still to be told.
     *
     * @param waiting and held: as many as were counted at most, or less
     * @param lastCall when its receiver was called last
     */
    public record Open(long waiting, long held, Optional<Instant> lastCall) {}

    /** Days without any are left out. */
    @Transactional
    public List<OfDay> days(LocalDate from, Set<UUID> accounts) {
        return query(
                DAYS,
                from,
                accounts,
                null,
                row -> new OfDay(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)));
    }

    /** The most frequent first. */
    @Transactional
    public List<Of> reasons(LocalDate from, Set<UUID> accounts, int atMost) {
        return query(REASONS, from, accounts, atMost, BounceCounts::of);
    }

    /** The most frequent first. */
    @Transactional
    public List<Of> receivers(LocalDate from, Set<UUID> accounts, int atMost) {
        return query(RECEIVERS, from, accounts, atMost, BounceCounts::of);
    }

    /** Of each of these accounts. */
    @Transactional
    public Map<UUID, Open> open(Set<UUID> accounts, int atMost) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OPEN)) {
            select.setInt(1, atMost);
            select.setInt(2, atMost);
            select.setArray(3, connection.createArrayOf("uuid", accounts.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                Map<UUID, Open> open = new HashMap<>();
                while (rows.next()) {
                    Optional<Instant> last =
                            Optional.ofNullable(rows.getTimestamp(4)).map(Timestamp::toInstant);
                    open.put(rows.getObject(1, UUID.class), new Open(rows.getLong(2), rows.getLong(3), last));
                }
                return Map.copyOf(open);
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static Of of(ResultSet row) throws SQLException {
        return new Of(row.getString(1), row.getLong(2), row.getLong(3));
    }

    private <T> List<T> query(String sql, LocalDate from, Set<UUID> accounts, @Nullable Integer atMost, Row<T> each) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, from);
            select.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            if (atMost != null) {
                select.setInt(3, atMost);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(each.of(rows));
                }
                return List.copyOf(found);
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}

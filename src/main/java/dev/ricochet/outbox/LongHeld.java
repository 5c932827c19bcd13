package dev.ricochet.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What is held and nobody decides about: somebody is asked, and a hard bounce is at last told as a soft one. */
@ApplicationScoped
public class LongHeld {
    /** When somebody is asked. */
    public static final Duration OVERDUE = Duration.ofDays(3);

    /** When somebody is asked where a person waits. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /** When it is told as soft. */
    public static final Duration LONGEST = Duration.ofDays(14);

    /** Rows in one transaction. */
    private static final int MOST_AT_ONCE = 1_000;

    // of several about one mail and one person one is told, and none where the like was told in whatever form
    private static final String SOFTEN = """
            with chosen as materialized (
              select telling.event, telling.target from telling
               where state = 'held' and hold_cause = any (?) and held_since <= now() - ? * interval '1 ms'
               order by held_since, event
               limit ?
                 for update skip locked
            ), judged as (
              select chosen.*, about is not null and (
                       row_number() over (partition by about, chosen.target order by event.kept_at, event.id) > 1
                    or exists (select from event other join telling told on told.event = other.id and told.target = chosen.target
                                where other.about = event.about and other.id <> event.id and %s)) as superseded
                from chosen join event on event.id = chosen.event and event.kind = 'HARD_BOUNCE'
            )
            update telling
               set state = case when superseded then 'superseded' else 'waiting' end,
                   settled_at = case when superseded then now() end,
                   told_as = 'SOFT_BOUNCE', told_as_why = 'held for ' || hold_cause || ' until it was told as soft',
                   hold_cause = null, hold_detail = null, due_at = now(), attempt = 0, failures = 0, tried_for = interval '0'
              from judged
             where telling.event = judged.event and telling.target = judged.target and state = 'held'
            """.formatted(Keeping.COUNTS_AS_TOLD);

    private static final String OVERDUE_ONES = """
            select target, hold_cause, count(*), (extract(epoch from now() - min(held_since)) * 1000)::bigint
              from telling
             where state = 'held'
               and (hold_cause = any (?) and held_since <= now() - ? * interval '1 ms'
                 or hold_cause = any (?) and held_since <= now() - ? * interval '1 ms')
             group by target, hold_cause
             order by target, hold_cause
            """;

    private final DataSource database;

    LongHeld(DataSource database) {
        this.database = database;
    }

    /** How many of an account are overdue for one cause, and for how long the oldest of them is held. */
    public record Overdue(UUID account, HoldCause cause, long events, Duration oldest) {}

    @Transactional
    public List<Overdue> overdue() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OVERDUE_ONES)) {
            select.setArray(1, causes(connection, LongHeld::isAskedAbout));
            select.setLong(2, OVERDUE.toMillis());
            select.setArray(3, causes(connection, HoldCause.WhenForgotten.PEOPLE_WAIT::equals));
            select.setLong(4, PATIENCE.toMillis());
            try (ResultSet rows = select.executeQuery()) {
                List<Overdue> overdue = new ArrayList<>();
                while (rows.next()) {
                    overdue.add(new Overdue(
                            rows.getObject(1, UUID.class),
                            HoldCause.valueOf(rows.getString(2)),
                            rows.getLong(3),
                            Duration.ofMillis(rows.getLong(4))));
                }
                return overdue;
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    /** Makes a part of what was held for too long due as a soft bounce; returns how many. */
    @Transactional
    public int tellAsSoft() {
        try (Connection connection = database.getConnection();
                PreparedStatement soften = connection.prepareStatement(SOFTEN)) {
            soften.setArray(1, causes(connection, what -> what == HoldCause.WhenForgotten.TOLD_SOFT));
            soften.setLong(2, LONGEST.toMillis());
            soften.setInt(3, MOST_AT_ONCE);
            return soften.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    private static boolean isAskedAbout(HoldCause.WhenForgotten what) {
        return switch (what) {
            case TOLD_SOFT, ASKED_ABOUT -> true;
            case PEOPLE_WAIT, LEFT -> false;
        };
    }

    private static Array causes(Connection connection, Predicate<HoldCause.WhenForgotten> which) throws SQLException {
        return connection.createArrayOf(
                "text",
                Arrays.stream(HoldCause.values())
                        .filter(cause -> which.test(cause.whenForgotten()))
                        .map(HoldCause::name)
                        .toArray());
    }
}

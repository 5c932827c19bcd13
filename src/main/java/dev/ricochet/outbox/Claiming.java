package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes what is due for one target.
 *
 * <p>A refused batch is a <em>bundle</em>: the first half of what is left of it is claimed, alone. Where that half is
 * accepted the poison is in the rest, which is halved without having been posted; where it is refused the rest is
 * innocent until it is proven otherwise, and leaves the bundle. All that this needs stands in the table, so it survives
 * any crash.
 */
final class Claiming {

    private static final String DUE =
            "select id from target where exists (select from telling where target = id and state = 'waiting' and due_at <= now())";

    // The row of the target is locked, so that two senders never take two halves of one bundle, nor try two probes; its
    // key
    // is not, since the intake's new rows refer to it.
    private static final String AWAKE = """
            select rests
              from target
             where id = ? and (rest_until is null or rest_until <= now())
               and (rests = 0 or not exists (select from telling where telling.target = target.id and state = 'sending'))
               for no key update
            """;

    private static final String BUNDLE = """
            select bundle, (count(*) + 1) / 2 as half
              from telling
             where target = ? and bundle is not null
             group by bundle
            having bool_and(state = 'waiting' and due_at <= now())
             order by min(due_at), bundle
             limit 1
            """;

    private static final String CLAIM_HALF = """
            with due as (
              select event, target from telling
               where target = ? and bundle = ? and state = 'waiting'
               order by event
               limit ?
                 for update skip locked
            )
            update telling
               set state = 'sending', lease_token = ?, lease_owner = ?, lease_until = now() + ? * interval '1 ms'
              from due
             where telling.event = due.event and telling.target = due.target
            returning telling.event, attempt, (extract(epoch from tried_for) * 1000)::bigint as tried_for
            """;

    // What was tried before has waited already and does not wait for company.
    private static final String CLAIM = """
            with due as materialized (
              select event, target, due_at, attempt from telling
               where target = ? and bundle is null and state = 'waiting' and due_at <= now()
               order by due_at, event
               limit ?
                 for update skip locked
            ), ripe as (
              select from due
              having count(*) >= ? or min(due_at) <= now() - ? * interval '1 ms' or max(attempt) > 0
            )
            update telling
               set state = 'sending', lease_token = ?, lease_owner = ?, lease_until = now() + ? * interval '1 ms'
              from due
             where telling.event = due.event and telling.target = due.target and exists (select from ripe)
            returning telling.event, telling.attempt, (extract(epoch from tried_for) * 1000)::bigint as tried_for
            """;

    /** What was tried before, by event. */
    record Tried(int attempt, Duration triedFor) {}

    /** What was taken. */
    record Taken(UUID token, Optional<UUID> bundle, Map<UUID, Tried> events, int rests) {
        Telling telling(Event event) {
            Tried tried = Objects.requireNonNull(events.get(event.id()));
            return new Telling(event, tried.attempt(), tried.triedFor());
        }
    }

    private record Half(UUID bundle, int size) {}

    private final Connection connection;

    Claiming(Connection connection) {
        this.connection = connection;
    }

    Set<UUID> due() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE);
                ResultSet rows = select.executeQuery()) {
            Set<UUID> due = new HashSet<>();
            while (rows.next()) {
                due.add(rows.getObject(1, UUID.class));
            }
            return due;
        }
    }

    Optional<Taken> take(Claim claim) throws SQLException {
        Optional<Integer> rests = restsOf(claim.target());
        if (rests.isEmpty()) {
            return Optional.empty();
        }
        UUID token = UUID.randomUUID();
        Optional<Half> half = halfOf(claim.target());
        Map<UUID, Tried> events = half.isPresent() ? takeHalf(claim, token, half.get()) : takeDue(claim, token);
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Taken(token, half.map(Half::bundle), events, rests.get()));
    }

    private Optional<Integer> restsOf(UUID target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AWAKE)) {
            select.setObject(1, target);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    private Optional<Half> halfOf(UUID target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BUNDLE)) {
            select.setObject(1, target);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Half(row.getObject(1, UUID.class), row.getInt(2)))
                        : Optional.empty();
            }
        }
    }

    private Map<UUID, Tried> takeHalf(Claim claim, UUID token, Half half) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CLAIM_HALF)) {
            update.setObject(1, claim.target());
            update.setObject(2, half.bundle());
            update.setInt(3, half.size());
            update.setObject(4, token);
            update.setString(5, Words.atMost(200, claim.owner()));
            update.setLong(6, claim.lease().toMillis());
            return taken(update);
        }
    }

    private Map<UUID, Tried> takeDue(Claim claim, UUID token) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setObject(1, claim.target());
            update.setInt(2, claim.size());
            update.setInt(3, claim.size());
            update.setLong(4, claim.age().toMillis());
            update.setObject(5, token);
            update.setString(6, Words.atMost(200, claim.owner()));
            update.setLong(7, claim.lease().toMillis());
            return taken(update);
        }
    }

    private static Map<UUID, Tried> taken(PreparedStatement update) throws SQLException {
        try (ResultSet rows = update.executeQuery()) {
            Map<UUID, Tried> taken = new HashMap<>();
            while (rows.next()) {
                taken.put(rows.getObject(1, UUID.class), new Tried(rows.getInt(2), Duration.ofMillis(rows.getLong(3))));
            }
            return taken;
        }
    }
}

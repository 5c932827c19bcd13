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
 *
 * <p>What is not newer than what ended a person's subscription is superseded here, and nobody is spoken of in two calls at
 * the same time.
 */
final class Claiming {

    // One look into an index for each target, however much waits: an "or" is not turned into a join of all that does.
    private static final String DUE = """
            select id
              from target
             where exists (select from telling
                            where telling.target = target.id and state = 'waiting' and bundle is null and due_at <= now())
                or exists (select from telling
                            where telling.target = target.id and state = 'waiting' and bundle is not null and due_at <= now())
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

    /** Told after what ended the subscription, a bounce that is not newer would at best say nothing. */
    private static final String ADDS_NOTHING = """
            event.kind in ('HARD_BOUNCE', 'SOFT_BOUNCE') and (event.occurred_at < last_told.occurred_at
              or event.occurred_at = last_told.occurred_at and event.id <> last_told.event)""";

    private static final String SUPERSEDE_OF_BUNDLE = """
            update telling
               set state = 'superseded', settled_at = now(), bundle = null
              from event, last_told
             where telling.target = ? and telling.bundle = ? and telling.state = 'waiting'
               and event.id = telling.event
               and last_told.target = telling.target and last_told.recipient = lower(event.recipient)
               and %s
            """.formatted(ADDS_NOTHING);

    /** Who is being told about at this moment. */
    private static final String BUSY = """
            busy as materialized (
              select lower(event.recipient) as recipient
                from telling join event on event.id = telling.event
               where telling.target = ? and telling.state = 'sending'
            )""";

    private static final String SENDING = """
            state = 'sending', lease_token = ?, lease_owner = ?, lease_until = now() + ? * interval '1 ms'""";

    private static final String CLAIM_HALF = """
            with %s, due as (
              select telling.event, telling.target
                from telling join event on event.id = telling.event
               where telling.target = ? and bundle = ? and state = 'waiting'
                 and lower(event.recipient) not in (select recipient from busy)
               order by telling.event
               limit ?
                 for update of telling skip locked
            )
            update telling
               set %s
              from due
             where telling.event = due.event and telling.target = due.target
            returning telling.event, failures, (extract(epoch from tried_for) * 1000)::bigint as tried_for, false as superseded, told_as,
                      released_at is not null or told_as is not null as decided, without_meta
            """.formatted(BUSY, SENDING);

    // What was tried before has waited already and does not wait for company; what has failed again and again goes in
    // ever smaller company. Soft bounces of one person may stand in one batch, since their order means nothing; else
    // the earlier goes first and the later waits for the next.
    private static final String CLAIM = """
            with %s, due as materialized (
              select event, target, due_at, attempt, failures, told_as, without_meta from telling
               where target = ? and bundle is null and state = 'waiting' and due_at <= now()
               order by due_at, event
               limit ?
                 for update skip locked
            ), ripe as (
              select from due
              having count(*) >= ? or min(due_at) <= now() - ? * interval '1 ms' or max(attempt) > 0
            ), known as materialized (
              select due.*, coalesce(due.told_as, event.kind) as kind, event.occurred_at, lower(event.recipient) as recipient,
                     event.meta is not null and not due.without_meta as with_meta, coalesce(%s, false) as superseded
                from due join event on event.id = due.event
                left join last_told on last_told.target = due.target and last_told.recipient = lower(event.recipient)
               where exists (select from ripe)
            ), free as (
              select *, row_number() over of_person = 1 or bool_and(kind = 'SOFT_BOUNCE') over of_person as in_turn
                from known
               where not superseded and recipient not in (select recipient from busy)
              window of_person as (partition by recipient order by occurred_at, event rows unbounded preceding)
            ), in_line as (
              select *, row_number() over line as place,
                     min(greatest(1, (case when with_meta then ?::int else ?::int end)
                                       >> least(greatest(failures - 1, 0), 30))) over line as company
                from free
               where in_turn
                 and (not ? or with_meta = (select with_meta from free where in_turn order by due_at, event limit 1))
              window line as (order by due_at, event rows unbounded preceding)
            ), past as (
              update telling
                 set state = 'superseded', settled_at = now()
                from known
               where telling.event = known.event and telling.target = known.target and known.superseded
              returning telling.event
            ), sent as (
              update telling
                 set %s
                from in_line
               where telling.event = in_line.event and telling.target = in_line.target and place <= company
              returning telling.event, telling.failures, tried_for, telling.told_as,
                        telling.released_at is not null or telling.told_as is not null as decided, telling.without_meta
            )
            select event, failures, (extract(epoch from tried_for) * 1000)::bigint, false, told_as, decided, without_meta from sent
             union all
            select event, 0, 0, true, null, false, false from past
            """.formatted(BUSY, ADDS_NOTHING, SENDING);

    /** What was tried before, by event. */
    record Tried(int failures, Duration triedFor, Optional<Kind> toldAs, boolean decided, boolean withoutMeta) {
        Event told(Event event) {
            Event as = toldAs.map(event::as).orElse(event);
            return withoutMeta ? as.withoutMeta() : as;
        }
    }

    /** What was taken. */
    record Taken(UUID token, Optional<UUID> bundle, Map<UUID, Tried> events, Conduct conduct) {
        Telling telling(Event event) {
            Tried tried = Objects.requireNonNull(events.get(event.id()));
            return new Telling(tried.told(event), tried.failures(), tried.triedFor(), tried.decided());
        }
    }

    private record Half(UUID bundle, int size) {}

    /** What a statement took, and whether it superseded anything beside it. */
    private record Found(Map<UUID, Tried> events, boolean superseded) {}

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
        Optional<Targets.Ready> ready = new Targets(connection).ready(claim.target(), claim.callback());
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Conduct conduct = ready.get().conduct();
        Most most = most(claim, ready.get());
        UUID token = UUID.randomUUID();
        Optional<Half> half = halfOf(claim.target());
        Found found =
                half.isPresent() ? takeHalf(claim, token, half.get(), most.events()) : takeDue(claim, token, most);
        // whole batches of what adds nothing may stand before what is to be told
        while (found.events().isEmpty() && found.superseded()) {
            found = takeDue(claim, token, most);
        }
        return found.events().isEmpty()
                ? Optional.empty()
                : Optional.of(new Taken(token, half.map(Half::bundle), found.events(), conduct));
    }

    /** At most so many, and of those that carry something to be given back. */
    private record Most(int events, int withMeta) {}

    private static Most most(Claim claim, Targets.Ready ready) {
        int events = ready.conduct().isOnTrial() ? 1 : ready.most(claim.size());
        boolean tried = !claim.form().metaApart()
                || ready.tookFormat().equals(Optional.of(claim.form().name()));
        return new Most(events, tried ? events : Math.min(events, claim.form().canary()));
    }

    private Optional<Half> halfOf(UUID target) throws SQLException {
        Optional<Half> before = bundleOf(target);
        if (before.isEmpty()) {
            return before;
        }
        try (PreparedStatement update = connection.prepareStatement(SUPERSEDE_OF_BUNDLE)) {
            update.setObject(1, target);
            update.setObject(2, before.get().bundle());
            return update.executeUpdate() == 0 ? before : halfOf(target);
        }
    }

    private Optional<Half> bundleOf(UUID target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BUNDLE)) {
            select.setObject(1, target);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Half(row.getObject(1, UUID.class), row.getInt(2)))
                        : Optional.empty();
            }
        }
    }

    private Found takeHalf(Claim claim, UUID token, Half half, int most) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CLAIM_HALF)) {
            update.setObject(1, claim.target());
            update.setObject(2, claim.target());
            update.setObject(3, half.bundle());
            update.setInt(4, Math.min(half.size(), most));
            sending(update, 5, claim, token);
            return found(update);
        }
    }

    private Found takeDue(Claim claim, UUID token, Most most) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setObject(1, claim.target());
            update.setObject(2, claim.target());
            update.setInt(3, most.events());
            update.setInt(4, most.events());
            update.setLong(5, claim.age().toMillis());
            update.setInt(6, most.withMeta());
            update.setInt(7, most.events());
            update.setBoolean(8, claim.form().metaApart());
            sending(update, 9, claim, token);
            return found(update);
        }
    }

    private static void sending(PreparedStatement update, int first, Claim claim, UUID token) throws SQLException {
        update.setObject(first, token);
        update.setString(first + 1, Words.atMost(200, claim.owner()));
        update.setLong(first + 2, claim.lease().toMillis());
    }

    private static Found found(PreparedStatement update) throws SQLException {
        try (ResultSet rows = update.executeQuery()) {
            Map<UUID, Tried> taken = new HashMap<>();
            boolean superseded = false;
            while (rows.next()) {
                if (rows.getBoolean(4)) {
                    superseded = true;
                } else {
                    taken.put(
                            rows.getObject(1, UUID.class),
                            new Tried(
                                    rows.getInt(2),
                                    Duration.ofMillis(rows.getLong(3)),
                                    Optional.ofNullable(rows.getString(5)).map(Kind::valueOf),
                                    rows.getBoolean(6),
                                    rows.getBoolean(7)));
                }
            }
            return new Found(taken, superseded);
        }
    }
}

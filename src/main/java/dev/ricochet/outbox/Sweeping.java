package dev.ricochet.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Looks after what nobody settled. */
final class Sweeping {
    // the sender that ended wrote nothing into the ledger
    private static final String EXPIRED = """
            with expired as materialized (
              select event, target, lease_token, lease_until from telling
               where state = 'sending' and lease_until <= now()
                 for update skip locked
            ), lost as (
              insert into attempt (id, target, began_at, events, answer, body, words)
              select lease_token, target, min(lease_until), array_agg(event order by event), 'unknown', '',
                     'the lease ended before an answer was written down'
                from expired
               group by lease_token, target
                  on conflict do nothing
            )
            update telling
               set state = 'unknown', unknown_times = unknown_times + 1, unknown_at = now(), unknown_batch = expired.lease_token,
                   lease_token = null, lease_owner = null, lease_until = null,
                   attempt = attempt + 1, first_attempt_at = coalesce(first_attempt_at, now()), last_attempt_at = now(),
                   attempts = (attempts || expired.lease_token)[greatest(1, cardinality(attempts) - 48):],
                   words = 'the lease ended before an answer was written down'
              from expired
             where telling.event = expired.event and telling.target = expired.target
            """;

    private static final String HOLD_THE_SECOND = """
            update telling
               set state = 'held', hold_cause = 'UNKNOWN_TWICE', held_since = now(), bundle = null
             where state = 'unknown' and unknown_times > 1
            """;

    private static final String HOLD_THE_FIRST = """
            update telling
               set state = 'held', hold_cause = 'UNKNOWN_ONCE', held_since = now(), bundle = null
             where state = 'unknown'
            """;

    private static final String AGAIN = """
            update telling
               set state = 'waiting', due_at = now()
             where state = 'unknown' and unknown_at <= now() - ? * interval '1 ms'
            """;

    private final Connection connection;

    Sweeping(Connection connection) {
        this.connection = connection;
    }

    int sweep(UnknownAnswer policy) throws SQLException {
        int expired = update(EXPIRED);
        update(HOLD_THE_SECOND);
        if (policy.pause().isPresent()) {
            update(AGAIN, policy.pause().get().toMillis());
        } else {
            update(HOLD_THE_FIRST);
        }
        return expired;
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}

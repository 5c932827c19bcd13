package dev.ricochet.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Domains that bounces of an account say are away, and what becomes of those bounces when that turned out true or not. */
@ApplicationScoped
public class DoubtfulDomains {
    /** A resolver is asked about one domain once in this time, by whichever process. */
    private static final String PAUSE = "interval '1 hour'";

    private static final String HELD = """
            with held as (
              select event.account, telling.hold_detail as domain, min(event.arrived_at) as first, max(event.arrived_at) as last,
                     (array_agg(event.original order by event.arrived_at, event.id))[1]
                       <> (array_agg(event.original order by event.arrived_at desc, event.id))[1] as of_two_mails
                from telling join event on event.id = telling.event
               where telling.state = 'held' and telling.hold_cause = 'DEAD_DOMAIN' and telling.hold_detail is not null
               group by 1, 2
            )
            """;

    private static final String FAILED_AGAIN = HELD + """
            select account, domain from held
             where of_two_mails and last >= first + ? * interval '1 ms'
             order by account, domain
            """;

    private static final String DUE = HELD + """
            select account, domain
              from held left join doubtful_domain using (domain)
             where first <= now() - ? * interval '1 ms' and coalesce(asked_at <= now() - %s, true)
             order by asked_at nulls first, domain, account
             limit ?
            """.formatted(PAUSE);

    private static final String MAY_ASK = """
            insert into doubtful_domain as known (domain) values (?)
                on conflict (domain) do update set asked_at = now()
             where known.asked_at <= now() - %s
            """.formatted(PAUSE);

    private static final String COLLECT = """
            update telling
               set hold_cause = 'PREVIEW', hold_detail = null
              from event
             where event.id = telling.event and telling.state = 'held' and telling.hold_cause = 'DEAD_DOMAIN'
               and event.account = ? and telling.hold_detail = ? and event.arrived_at < ?
            """;

    private static final String FORGET = "delete from doubtful_domain where asked_at < now() - interval '30 days'";

    private final DataSource database;

    DoubtfulDomains(DataSource database) {
        this.database = database;
    }

    /** A domain, and of whom bounces are held because of it. */
    public record Doubt(UUID account, String domain) {
        private Selection events() {
            return new Selection(
                    State.HELD,
                    Optional.of(HoldCause.DEAD_DOMAIN),
                    Optional.of(domain),
                    Optional.of(account),
                    Optional.empty());
        }
    }

    /** Those where a second mail failed as the first did, so much later. */
    @Transactional
    public List<Doubt> failedAgain(Duration later) {
        return with(connection -> doubts(connection, FAILED_AGAIN, later.toMillis()));
    }

    /** Those whose first report arrived so long ago, and about which nobody asked of late; the longest unasked first. */
    @Transactional
    public List<Doubt> due(Duration after, int atMost) {
        return with(connection -> doubts(connection, DUE, after.toMillis(), atMost));
    }

    /** Whether the caller may ask a resolver now; for others it is then asked. */
    @Transactional
    public boolean mayAsk(String domain) {
        return with(connection -> update(connection, MAY_ASK, domain)) == 1;
    }

    /**
     * It is away for good: its bounces are told. Returns how many are due.
     *
     * @param collectedBefore what arrived before is for a person to see first
     */
    @Transactional
    public int isAway(Doubt doubt, Optional<Instant> collectedBefore) {
        return with(connection -> {
            if (collectedBefore.isPresent()) {
                int _ = update(
                        connection,
                        COLLECT,
                        doubt.account(),
                        doubt.domain(),
                        collectedBefore.get().atOffset(ZoneOffset.UTC));
            }
            return new Deciding(connection).release(doubt.events());
        });
    }

    /** It has come back: its bounces are told as soft. Returns how many. */
    @Transactional
    public int isBack(Doubt doubt) {
        return with(connection -> new Deciding(connection)
                .soften(doubt.events(), "the domain exists, and was away when the mail was sent"));
    }

    @Transactional
    public void forget() {
        int _ = with(connection -> update(connection, FORGET));
    }

    private static List<Doubt> doubts(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement select = prepared(connection, sql, values);
                ResultSet rows = select.executeQuery()) {
            List<Doubt> doubts = new ArrayList<>();
            while (rows.next()) {
                doubts.add(new Doubt(rows.getObject(1, UUID.class), rows.getString(2)));
            }
            return doubts;
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = prepared(connection, sql, values)) {
            return update.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private interface Deed<T> {
        T by(Connection connection) throws SQLException;
    }

    private <T> T with(Deed<T> deed) {
        try (Connection connection = database.getConnection()) {
            return deed.by(connection);
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}

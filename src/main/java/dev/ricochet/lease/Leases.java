package dev.ricochet.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The table of leases. Every time in it is of the database's clock, and every call is a transaction of its own. */
@ApplicationScoped
public class Leases {
    // clock_timestamp() and not now(): whoever waited for the row must not decide by the time at which it began to
    // wait.
    private static final String TAKE = """
            insert into lease as held (name, owner, fence, until)
            values (?, ?, 1, clock_timestamp() + make_interval(secs => ?))
                on conflict (name) do update
               set owner = excluded.owner, fence = held.fence + 1, until = excluded.until
             where held.until <= clock_timestamp()
            returning fence
            """;

    private static final String RENEW = """
            update lease
               set until = clock_timestamp() + make_interval(secs => ?)
             where name = ? and owner = ? and fence = ? and until > clock_timestamp()
            """;

    private static final String RELEASE = """
            update lease
               set until = '-infinity'
             where name = ? and owner = ? and fence = ?
            """;

    // A share of the row: neither a renewal's end nor another's taking comes between this and the commit.
    private static final String HELD = """
            select 1 from lease
             where name = ? and owner = ? and fence = ? and until > clock_timestamp()
               for share
            """;

    private static final String LAST_HELD = "select name from lease where owner = ?";

    private static final String END_ALL = "update lease set until = '-infinity'";

    private static final String NOW = "select clock_timestamp()";

    private final DataSource database;

    public Leases(DataSource database) {
        this.database = database;
    }

    /** Given when nobody holds it, the asker included: one lease, one worker. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Lease> take(String name, String owner, Duration length) {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, name);
            take.setString(2, owner);
            take.setDouble(3, seconds(length));
            try (ResultSet given = take.executeQuery()) {
                return given.next() ? Optional.of(new Lease(name, owner, given.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** False when it has ended, even if nobody has taken it since: whoever hears that stops. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean renew(Lease lease, Duration length) {
        try (Connection connection = database.getConnection();
                PreparedStatement renew = connection.prepareStatement(RENEW)) {
            renew.setDouble(1, seconds(length));
            identify(lease, renew, 2);
            return renew.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** Lets the next one in at once. What is held by another meanwhile stays with it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void release(Lease lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            identify(lease, release, 1);
            int _ = release.executeUpdate();
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** Whether a lease has not ended; then it does not pass to another before the caller's transaction has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isHeld(Lease lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement held = connection.prepareStatement(HELD)) {
            identify(lease, held, 1);
            try (ResultSet row = held.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** The names that this owner was the last to hold, whether it still does or not. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Set<String> lastHeldBy(String owner) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST_HELD)) {
            select.setString(1, owner);
            try (ResultSet rows = select.executeQuery()) {
                Set<String> names = new HashSet<>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** For whoever knows to be alone with the database: what a process that died held need not run out. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void endAll() {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END_ALL)) {
            int _ = end.executeUpdate();
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** The time by which all leases go. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Instant now() {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(NOW);
                ResultSet row = ask.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    private static void identify(Lease lease, PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, lease.name());
        statement.setString(from + 1, lease.owner());
        statement.setLong(from + 2, lease.fence());
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }
}

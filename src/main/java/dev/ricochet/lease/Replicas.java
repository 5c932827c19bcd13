package dev.ricochet.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** Who works on this database: each says so again and again, and whoever was silent for too long is taken for dead. */
@ApplicationScoped
public class Replicas {
    private static final String JOIN = """
            insert into replica (name, until)
            values (?, clock_timestamp() + make_interval(secs => ?))
                on conflict (name) do update set until = excluded.until
            """;

    // Fences keep a dead one that wakes from writing, so that nobody has to wait for what it still held.
    private static final String BURY = """
            with dead as (
              delete from replica
               where name in (select name from replica where until <= clock_timestamp() for update skip locked)
              returning name
            )
            update lease set until = '-infinity' from dead where owner = dead.name::text
            """;

    private static final String LIVING = "select name from replica where until > clock_timestamp()";

    private static final String LEAVE = "delete from replica where name = ?";

    private static final String FORGET_ALL = "delete from replica";

    private final DataSource database;

    public Replicas(DataSource database) {
        this.database = database;
    }

    /** Says that one is alive, for as long as given; answers who is, in an order that is the same for all. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Set<UUID> join(UUID name, Duration length) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement join = connection.prepareStatement(JOIN)) {
                join.setObject(1, name);
                join.setDouble(2, length.toMillis() / 1000.0);
                int _ = join.executeUpdate();
            }
            try (PreparedStatement bury = connection.prepareStatement(BURY)) {
                int _ = bury.executeUpdate();
            }
            return living(connection);
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** How many are alive. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int alive() {
        try (Connection connection = database.getConnection()) {
            return living(connection).size();
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** The others need not wait for the silence. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void leave(UUID name) {
        try (Connection connection = database.getConnection();
                PreparedStatement leave = connection.prepareStatement(LEAVE)) {
            leave.setObject(1, name);
            int _ = leave.executeUpdate();
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    /** For whoever knows to be alone with the database. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void forgetAll() {
        try (Connection connection = database.getConnection();
                PreparedStatement forget = connection.prepareStatement(FORGET_ALL)) {
            int _ = forget.executeUpdate();
        } catch (SQLException e) {
            throw new LeasesUnreachable(e);
        }
    }

    private static Set<UUID> living(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LIVING);
                ResultSet rows = select.executeQuery()) {
            Set<UUID> living = new TreeSet<>();
            while (rows.next()) {
                living.add(rows.getObject(1, UUID.class));
            }
            return living;
        }
    }
}

package dev.ricochet.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Requests that carried an {@code Idempotency-Key}, and what they made. */
@ApplicationScoped
public class AnsweredRequests {
    // two of one key at the same time: the second waits until the first has made it, or has not
    private static final String ALONE = "select pg_advisory_xact_lock(?)";

    private static final String MADE = "select request, made from answered_request where key = ?";

    private static final String KEEP = "insert into answered_request (key, request, made) values (?, ?, ?)";

    private static final String FORGET = "delete from answered_request where answered_at < now() - interval '7 days'";

    private final DataSource database;

    AnsweredRequests(DataSource database) {
        this.database = database;
    }

    /** What a request made, now or before. */
    public record Made(String id, boolean before) {}

    /** The key was used for another request. */
    public static final class KeyReused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyReused() {
            super("the key was used for another request", null, false, false);
        }
    }

    /**
     * Makes it, unless the same request has made it before; in the caller's transaction, so that it is kept with what it
     * made or not at all.
     *
     * @param key 256 bits of who asks and the key
     * @param request 256 bits of the operation and the body
     * @param make gives the id of what it makes
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Made once(byte[] key, byte[] request, Supplier<String> make) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement alone = connection.prepareStatement(ALONE)) {
                alone.setLong(1, ByteBuffer.wrap(key).getLong());
                alone.execute();
            }
            try (PreparedStatement select = connection.prepareStatement(MADE)) {
                select.setBytes(1, key);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        if (!MessageDigest.isEqual(row.getBytes("request"), request)) {
                            throw new KeyReused();
                        }
                        return new Made(row.getString("made"), true);
                    }
                }
            }
            String made = make.get();
            try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
                insert.setBytes(1, key);
                insert.setBytes(2, request);
                insert.setString(3, made);
                int _ = insert.executeUpdate();
            }
            return new Made(made, false);
        } catch (SQLException e) {
            throw new AccessFailure(e);
        }
    }

    /** Forgets those that nobody will repeat any more. */
    @Transactional
    public int forget() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new AccessFailure(e);
        }
    }
}

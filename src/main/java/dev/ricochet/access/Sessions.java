package dev.ricochet.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The table of browsers that were let in. It holds hashes: nobody who reads it gets in. */
@ApplicationScoped
public class Sessions {
    private static final String BEGIN = """
            insert into page_session (hash, token, ends_at)
            values (?, ?, now() + make_interval(secs => ?))
            """;

    private static final String WHOSE = """
            select token
              from page_session
             where hash = ? and ends_at > now() and last_seen_at > now() - make_interval(secs => ?)
            """;

    private static final String SEEN = """
            update page_session
               set last_seen_at = now()
             where hash = ? and last_seen_at < now() - interval '1 minute'
            """;

    private static final String END = "delete from page_session where hash = ?";

    private static final String FORGET =
            "delete from page_session where ends_at < now() or last_seen_at < now() - make_interval(secs => ?)";

    private final SecureRandom random = new SecureRandom();
    private final DataSource database;
    private final Tokens tokens;
    private final Duration idle;
    private final Duration longest;

    Sessions(DataSource database, Tokens tokens, AccessConfig config) {
        this.database = database;
        this.tokens = tokens;
        this.idle = config.sessionIdle();
        this.longest = config.sessionLongest();
    }

    /** Lets a browser in with all that the token is good for. */
    @Transactional
    SessionText begin(Token token) {
        SessionText text = SessionText.random(random);
        with(BEGIN, insert -> {
            insert.setBytes(1, text.hash());
            insert.setObject(2, token.id());
            insert.setLong(3, longest.toSeconds());
            return insert.executeUpdate();
        });
        return text;
    }

    /** The token that a session was begun with, unless either has ended. */
    @Transactional
    Optional<Token> whose(SessionText text) {
        Optional<Token> token = with(WHOSE, select -> {
                    select.setBytes(1, text.hash());
                    select.setLong(2, idle.toSeconds());
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? Optional.of(row.getObject("token", UUID.class)) : Optional.<UUID>empty();
                    }
                })
                .flatMap(tokens::good);
        token.ifPresent(_ -> with(SEEN, update -> {
            update.setBytes(1, text.hash());
            return update.executeUpdate();
        }));
        return token;
    }

    @Transactional
    public void end(SessionText text) {
        with(END, delete -> {
            delete.setBytes(1, text.hash());
            return delete.executeUpdate();
        });
    }

    /** Forgets those that have ended. */
    @Transactional
    public int forget() {
        return with(FORGET, delete -> {
            delete.setLong(1, idle.toSeconds());
            return delete.executeUpdate();
        });
    }

    private interface Deed<T> {
        T by(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Deed<T> deed) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return deed.by(statement);
        } catch (SQLException e) {
            throw new AccessFailure(e);
        }
    }
}

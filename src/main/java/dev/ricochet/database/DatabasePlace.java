package dev.ricochet.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is and what opens it, for whoever works on it beside the application. It prints no password. */
public final class DatabasePlace {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;

    public DatabasePlace(String url, Optional<String> user, Optional<String> password) {
        this.url = url;
        this.user = user.orElse(null);
        this.password = password.orElse(null);
    }

    String url() {
        return url;
    }

    /** @param longest how long it may be silent before it is taken for gone */
    public Connection connect(Duration longest) throws SQLException {
        return dataSource(longest).getConnection();
    }

    /** The same for who makes connections by itself. */
    public DataSource dataSource(Duration longest) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(url);
        if (user != null) {
            server.setUser(user);
        }
        if (password != null) {
            server.setPassword(password);
        }
        server.setConnectTimeout((int) TO_CONNECT.toSeconds());
        server.setLoginTimeout((int) TO_CONNECT.toSeconds());
        server.setSocketTimeout((int) longest.toSeconds());
        server.setTcpKeepAlive(true);
        server.setApplicationName("ricochet");
        return server;
    }

    void publish() {
        OwnDatabase.publish(url, user == null ? "" : user, password == null ? "" : password);
    }

    /** Without what stands behind the name of the database: a password may. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "");
    }
}

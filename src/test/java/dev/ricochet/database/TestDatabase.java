package dev.ricochet.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases for tests: each is new, migrated, and of the same embedded PostgreSQL, which starts once for all tests of a
 * run.
 *
 * <pre>{@code
 * static final TestDatabase database = TestDatabase.create();
 * DataSource source = database.dataSource();
 * }</pre>
 */
public record TestDatabase(String url, String user, String password) {
    static final Path DIRECTORY = Path.of("target", "test-database").toAbsolutePath();

    // Quarkus gives some tests class loaders of their own: what all of them share stands in the system's properties.
    private static final String SERVER = "test.database";

    /** A new database with every migration applied. */
    public static TestDatabase create() {
        TestDatabase database = createEmpty();
        var _ = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    /** A new database without a table. */
    public static TestDatabase createEmpty() {
        synchronized (System.class) {
            TestDatabase server = server();
            String name = "test_" + System.nanoTime();
            server.execute("create database " + name);
            return new TestDatabase(
                    server.url.substring(0, server.url.lastIndexOf('/') + 1) + name, server.user, server.password);
        }
    }

    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static TestDatabase server() {
        String url = System.getProperty(SERVER + ".url");
        if (url != null) {
            return new TestDatabase(url, Cluster.USER, System.getProperty(SERVER + ".password"));
        }
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.start(DIRECTORY, () -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
            System.setProperty(SERVER + ".url", embedded.url());
            System.setProperty(SERVER + ".password", embedded.password());
            TestDatabase server = new TestDatabase(embedded.url(), embedded.user(), embedded.password());
            server.removeLeftovers();
            return server;
        } catch (DatabaseUnavailable | InterruptedException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void removeLeftovers() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        names.forEach(name -> execute("drop database " + name));
    }
}

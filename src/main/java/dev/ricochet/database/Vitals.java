package dev.ricochet.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a database says of itself to whoever asks whether it is well.
 *
 * @param server the version of PostgreSQL
 * @param schema the last migration that was applied; empty where there is none yet
 * @param behind by how much our clock is behind the database's, or, where negative, ahead
 */
public record Vitals(String server, Optional<String> schema, Duration behind) {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final String MIGRATED = "select to_regclass('flyway_schema_history') is not null";

    private static final String SCHEMA =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";

    /** By one connection that is closed again. */
    public static Vitals of(DatabasePlace place, Clock clock) throws DatabaseUnavailable {
        try (Connection connection = place.connect(LONGEST);
                Statement statement = connection.createStatement()) {
            Instant before = clock.instant();
            Instant there = time(statement);
            Duration took = Duration.between(before, clock.instant());
            return new Vitals(
                    Durability.version(connection),
                    schema(statement),
                    Duration.between(before.plus(took.dividedBy(2)), there));
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The database " + place + " cannot be reached: " + e.getMessage(), e);
        }
    }

    static Optional<String> schema(Statement statement) throws SQLException {
        if (!word(statement, MIGRATED).equals("t")) {
            return Optional.empty();
        }
        String version = word(statement, SCHEMA);
        return version.isEmpty() ? Optional.empty() : Optional.of(version);
    }

    private static Instant time(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            boolean _ = row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static String word(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}

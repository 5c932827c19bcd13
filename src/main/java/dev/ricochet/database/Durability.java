package dev.ricochet.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the server itself says about keeping what it is given. */
final class Durability {
    private static final Map<String, String> WANTED = new TreeMap<>(Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "server_encoding", "UTF8",
            "password_encryption", "scram-sha-256"));

    private Durability() {}

    static String version(Connection connection) throws SQLException {
        return setting(connection, "server_version");
    }

    /** The settings in one line; none of them may differ. */
    static String shown(Connection connection) throws SQLException, DatabaseUnavailable {
        Map<String, String> found = new TreeMap<>();
        for (String name : WANTED.keySet()) {
            found.put(name, setting(connection, name));
        }
        if (!found.equals(WANTED)) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL runs with " + found + " where " + WANTED + " is needed.");
        }
        return found.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            boolean _ = row.next();
            return row.getString(1);
        }
    }
}

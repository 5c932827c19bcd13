package dev.ricochet.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Reads every table as it was at one moment, while others write. */
final class RowsOut {
    /** The same text, whatever the server is set to. */
    private static final String FORM = """
            set local datestyle = 'ISO, YMD';
            set local intervalstyle = 'postgres';
            set local timezone = 'UTC';
            set local bytea_output = 'hex';
            set local statement_timeout = 0
            """;

    private static final String TABLES = """
            select table_name from information_schema.tables
             where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
            """;

    private static final String COLUMNS = """
            select column_name from information_schema.columns
             where table_schema = current_schema() and table_name = ? and is_generated = 'NEVER'
             order by ordinal_position
            """;

    private final Connection connection;

    private RowsOut(Connection connection) {
        this.connection = connection;
    }

    /** Begins the moment. */
    static RowsOut asOfNow(Connection connection) throws SQLException, BackupRefused {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(FORM);
        }
        RowsOut rows = new RowsOut(connection);
        rows.refuseUnknown();
        return rows;
    }

    void into(Rows rows) throws IOException, SQLException {
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Table table : Table.kept()) {
            List<String> columns = columns(table);
            rows.begin(table, columns);
            CopyOut copy = copying.copyOut("copy " + table.word() + " (" + String.join(", ", columns) + ") to stdout");
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                rows.row(line);
            }
            rows.end();
        }
    }

    // what a newer version keeps would be left behind without a word
    private void refuseUnknown() throws SQLException, BackupRefused {
        Set<String> unknown = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        Table.kept().forEach(table -> missing.add(table.word()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                String name = row.getString(1);
                boolean _ = missing.remove(name);
                if (Table.named(name).isEmpty()) {
                    unknown.add(name);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new BackupRefused("This version does not know the tables " + unknown
                    + ": take the program of the version that made them, or a database of Ricochet's alone.");
        }
        if (!missing.isEmpty()) {
            throw new BackupRefused(
                    "The database lacks the tables " + missing + ": start this version on it once, which brings them.");
        }
    }

    private List<String> columns(Table table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, table.word());
            try (ResultSet row = select.executeQuery()) {
                List<String> columns = new ArrayList<>();
                while (row.next()) {
                    columns.add(row.getString(1));
                }
                return columns;
            }
        }
    }
}

package dev.ricochet.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes into the tables of a database, in the caller's transaction. */
final class RowsIn implements Rows {
    /** Rows that one statement takes: what refers to others is looked up at its end, and that is waited for. */
    private static final int AT_ONCE = 20_000;

    private final Connection connection;
    private String statement = "";
    private @Nullable CopyIn copy;
    private int rows;

    RowsIn(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void begin(Table table, List<String> columns) throws SQLException {
        statement = "copy " + table.word() + " (" + String.join(", ", columns) + ") from stdin";
        if (table.isReplaced()) {
            try (Statement delete = connection.createStatement()) {
                int _ = delete.executeUpdate("delete from " + table.word());
            }
        }
    }

    @Override
    public void row(byte[] line) throws IOException, SQLException {
        if (copy == null) {
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        }
        copy.writeToCopy(line, 0, line.length);
        rows++;
        if (rows == AT_ONCE) {
            end();
        }
    }

    @Override
    public void end() throws SQLException {
        if (copy != null) {
            long _ = copy.endCopy();
            copy = null;
        }
        rows = 0;
    }
}

package dev.ricochet.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Counts rows on their way. */
final class CountedRows implements Rows {
    private final Rows to;
    private long count;

    CountedRows(Rows to) {
        this.to = to;
    }

    @Override
    public void begin(Table table, List<String> columns) throws IOException, SQLException {
        to.begin(table, columns);
    }

    @Override
    public void row(byte[] line) throws IOException, SQLException {
        to.row(line);
        count++;
    }

    @Override
    public void end() throws IOException, SQLException {
        to.end();
    }

    long count() {
        return count;
    }
}

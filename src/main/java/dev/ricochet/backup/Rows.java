package dev.ricochet.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Takes the rows of one table after another, each as PostgreSQL's COPY writes it in its form of text: a line. */
interface Rows {
    void begin(Table table, List<String> columns) throws IOException, SQLException;

    /** @param line with its end */
    void row(byte[] line) throws IOException, SQLException;

    void end() throws IOException, SQLException;
}

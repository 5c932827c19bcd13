package dev.ricochet.access;

import java.io.Serial;
import java.sql.SQLException;

/** The database did not do what it was asked. */
public final class AccessFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AccessFailure(SQLException cause) {
        // the message of a violated constraint quotes the row
        super("the tables of access failed with SQL state " + cause.getSQLState());
    }
}

package dev.ricochet.reread;

import java.sql.SQLException;

/** The database did not do what it was asked. */
public final class RereadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RereadFailure(SQLException cause) {
        // the message of a violated constraint quotes the row, and with it words of mail
        super("rereads failed with SQL state " + cause.getSQLState());
    }
}

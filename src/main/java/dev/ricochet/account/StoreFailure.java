package dev.ricochet.account;

import java.sql.SQLException;

/** The accounts could not be read or written. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(SQLException cause) {
        // the message of a violated constraint quotes the row
        super("the accounts failed with SQL state " + cause.getSQLState());
    }
}

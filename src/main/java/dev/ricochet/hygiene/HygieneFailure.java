package dev.ricochet.hygiene;

import java.sql.SQLException;

/** The database did not say what is known of people. */
public final class HygieneFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HygieneFailure(SQLException cause) {
        // its message may quote people's addresses
        super("looking people up failed with SQL state " + cause.getSQLState());
    }
}

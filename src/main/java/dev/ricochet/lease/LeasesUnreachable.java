package dev.ricochet.lease;

import java.sql.SQLException;

/** The database did not answer: who holds what is not known, so nobody may act on it. */
public final class LeasesUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeasesUnreachable(SQLException cause) {
        super("the leases cannot be asked", cause);
    }
}

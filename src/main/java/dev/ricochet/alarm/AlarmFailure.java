package dev.ricochet.alarm;

import java.io.Serial;
import java.sql.SQLException;

/** The database did not do what it was asked. */
public final class AlarmFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AlarmFailure(SQLException cause) {
        super("the tables of alarms failed", cause);
    }
}

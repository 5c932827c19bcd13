package dev.ricochet.unread;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database refuses what a mail says; the database itself is well. */
public final class Unkeepable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A chain of causes longer than this is a circle. */
    private static final int LONGEST_CHAIN = 20;

    private Unkeepable(Throwable cause) {
        super(cause);
    }

    /** Throws this where an error speaks of the data, and the error itself where it speaks of the database. */
    public static RuntimeException from(RuntimeException thrown) {
        return speaksOfTheData(thrown) ? new Unkeepable(thrown) : thrown;
    }

    // SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation)
    private static boolean speaksOfTheData(Throwable thrown) {
        @Nullable Throwable at = thrown;
        for (int i = 0; at != null && i < LONGEST_CHAIN; i++, at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}

package dev.ricochet.outbox;

import java.sql.SQLException;

/** The database did not do what it was asked; the transaction is lost. */
public final class OutboxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean data;

    OutboxFailure(SQLException cause) {
        // the message of a violated constraint quotes the row, and with it people's addresses
        super("the outbox failed with SQL state " + cause.getSQLState());
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        this.data = state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    /** What was given cannot be kept, now or later; otherwise the same may succeed another time. */
    public boolean isOfData() {
        return data;
    }
}

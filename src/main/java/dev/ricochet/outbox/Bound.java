package dev.ricochet.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts that a question is bound to, as a parameter: null where it is bound to none. */
final class Bound {
    private Bound() {}

    static @Nullable Array to(Connection connection, Optional<Set<UUID>> accounts) throws SQLException {
        return accounts.isEmpty()
                ? null
                : connection.createArrayOf("uuid", accounts.get().toArray());
    }
}

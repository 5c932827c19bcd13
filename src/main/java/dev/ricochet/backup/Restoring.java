package dev.ricochet.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What has to be done to a database that was brought here before anybody may work on it. */
final class Restoring {
    private static final String ALIVE = "select exists (select from replica where until > clock_timestamp())";

    /** Whoever died holds nothing; the fences stay. */
    private static final String END_LEASES = "update lease set until = '-infinity'";

    private static final String NOTICES = """
            update alarm_notice set state = 'WAITING', lease = null, lease_until = null where state = 'SENDING'
            """;

    private static final String NUMBERS = """
            select setval(pg_get_serial_sequence('audit_entry', 'id'), coalesce(max(id), 0) + 1, false) from audit_entry
            """;

    /** Each of these may have been told since: that is for a person to say. */
    private static final String HOLD = """
            update telling
               set state = 'held', hold_cause = 'RESTORED', hold_detail = null, held_since = now(), bundle = null,
                   lease_token = null, lease_owner = null, lease_until = null
             where state in ('waiting', 'sending', 'unknown')
            """;

    /** The person may have opted out since: nobody is subscribed again before somebody asks for it once more. */
    private static final String LET_UNDOS_BE = """
            update undo
               set state = 'refused', settled_at = now(), lease_until = null, words = 'brought back by a restore: not sent'
             where state = 'waiting'
            """;

    private static final String NOTE = "insert into restoration (id, how, told_until) values (?, ?, ?)";

    private static final String AUDIT =
            "insert into audit_entry (who, what, object, fields) values ('command line', ?, ?, '{}')";

    private static final String KNOWN = "select exists (select from restoration where id = ?)";

    private final Connection connection;

    Restoring(Connection connection) {
        this.connection = connection;
    }

    /** Until the transaction has ended nobody else can begin to work here. */
    void keepOthersOut() throws SQLException {
        execute("set local statement_timeout = 0");
        execute("lock table " + Table.kept().stream().map(Table::word).collect(Collectors.joining(", "))
                + " in exclusive mode");
    }

    void refuseAlive() throws SQLException, BackupRefused {
        if (is(ALIVE)) {
            throw new BackupRefused(
                    "A server works on this database, or did half a minute ago: stop every server first, and wait as long.");
        }
    }

    /** Rows of others would be mixed with those that come. */
    void refuseUsed() throws SQLException, BackupRefused {
        for (Table table : Table.kept()) {
            if (!table.isReplaced() && is("select exists (select from " + table.word() + ")")) {
                throw new BackupRefused("The database is not empty, there are rows in " + table.word()
                        + ": begin with an empty database, or another ricochet.data-dir (RICOCHET_DATA_DIR).");
            }
        }
    }

    /** As after every start, where nobody else is alive. */
    void begin() throws SQLException {
        execute(END_LEASES);
        execute(NOTICES);
        try (Statement statement = connection.createStatement();
                ResultSet _ = statement.executeQuery(NUMBERS)) {
            // set
        }
    }

    /** Returns how many are held. */
    int hold() throws SQLException {
        execute(LET_UNDOS_BE);
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(HOLD);
        }
    }

    /** @param toldUntil what arrived before may have been told; empty after a move, in which nothing is lost */
    void note(UUID id, How how, Optional<Instant> toldUntil) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setObject(1, id);
            insert.setString(2, how.name());
            insert.setObject(3, toldUntil.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
            int _ = insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(AUDIT)) {
            insert.setString(1, how.deed());
            insert.setString(2, id.toString());
            int _ = insert.executeUpdate();
        }
    }

    boolean isKnown(UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** How it was brought here. */
    enum How {
        /** Out of a file of ours. */
        IMPORTED("database.import"),
        /** By somebody else's means, to an earlier time. */
        RESTORED("database.restored"),
        /** From another database, as it was. */
        MOVED("database.move");

        private final String deed;

        How(String deed) {
            this.deed = deed;
        }

        String deed() {
            return deed;
        }
    }

    private boolean is(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.ricochet.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who did what, and when. It is added to and read; the table refuses everything else. */
@ApplicationScoped
public class AuditTrail {
    private static final int LONGEST_WHO = 200;

    private static final String ADD = """
            insert into audit_entry (who, what, object, account, fields, people)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String BEFORE = """
            select id, at, who, what, object, account, fields, people
              from audit_entry
             where id < ? and (?::uuid[] is null or account = any (?::uuid[]))
             order by id desc
             limit ?
            """;

    private final DataSource database;

    AuditTrail(DataSource database) {
        this.database = database;
    }

    /** Written in the transaction of the deed: neither stands without the other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String who, Deed deed) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, who.substring(0, Math.min(who.length(), LONGEST_WHO)));
            insert.setString(2, deed.what());
            insert.setString(3, deed.object().orElse(null));
            insert.setObject(4, deed.account().orElse(null));
            insert.setArray(5, connection.createArrayOf("text", deed.fields().toArray()));
            insert.setObject(6, deed.people().orElse(null));
            int _ = insert.executeUpdate();
        } catch (SQLException e) {
            throw new AccessFailure(e);
        }
    }

    /** The latest entries before that one; whoever is bound to accounts sees what belongs to these. */
    @Transactional
    public List<AuditEntry> before(long id, Access reader, int atMost) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BEFORE)) {
            Object[] bound =
                    reader.accounts().map(accounts -> accounts.toArray()).orElse(null);
            select.setLong(1, id);
            select.setArray(2, bound == null ? null : connection.createArrayOf("uuid", bound));
            select.setArray(3, bound == null ? null : connection.createArrayOf("uuid", bound));
            select.setInt(4, atMost);
            try (ResultSet rows = select.executeQuery()) {
                List<AuditEntry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return List.copyOf(entries);
            }
        } catch (SQLException e) {
            throw new AccessFailure(e);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        Deed deed = new Deed(
                row.getString("what"),
                Optional.ofNullable(row.getString("object")),
                Optional.ofNullable(row.getObject("account", UUID.class)),
                List.of((String[]) row.getArray("fields").getArray()),
                Optional.ofNullable(row.getObject("people", Long.class)));
        return new AuditEntry(
                row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("who"), deed);
    }
}

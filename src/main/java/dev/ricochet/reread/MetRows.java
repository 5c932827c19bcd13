package dev.ricochet.reread;

import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table of events that were met again. */
final class MetRows {
    private static final UUID LOWEST = new UUID(0, 0);

    private static final String ADD = """
            insert into reread_event (reread, event, differs, hardness, reason, rule, rule_source, evidence, evidence_in)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
            """;

    private static final String DIFFERING =
            "select * from reread_event where reread = ? and differs and event > ? order by event limit ?";

    private static final String FIND = "select * from reread_event where reread = ? and event = ?";

    private static final String EVENTS = "select event from reread_event where reread = ?";

    private static final String PROPOSALS = "select proposal from reread_event where proposal = any (?)";

    private static final String PROPOSED = "update reread_event set proposal = ? where reread = ? and event = ?";

    private static final String LET_GO =
            "delete from reread_event where not exists (select from event where event.id = reread_event.event)";

    private final Connection connection;

    MetRows(Connection connection) {
        this.connection = connection;
    }

    void add(UUID reread, List<Met> met) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (Met one : met) {
                insert.setObject(1, reread);
                insert.setObject(2, one.event());
                insert.setBoolean(3, one.differs());
                insert.setString(
                        4, one.today().map(today -> today.hardness().name()).orElse(null));
                insert.setString(
                        5, one.today().map(today -> today.reason().name()).orElse(null));
                insert.setString(6, one.today().map(Judgement::rule).orElse(null));
                insert.setString(7, one.today().map(Judgement::source).orElse(null));
                insert.setString(8, one.today().map(Judgement::evidence).orElse(null));
                insert.setString(9, one.today().map(Judgement::evidenceIn).orElse(null));
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }

    List<Met> differing(UUID reread, Optional<UUID> after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DIFFERING)) {
            select.setObject(1, reread);
            select.setObject(2, after.orElse(LOWEST));
            select.setInt(3, most);
            return read(select);
        }
    }

    Optional<Met> find(UUID reread, UUID event) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, reread);
            select.setObject(2, event);
            return read(select).stream().findFirst();
        }
    }

    List<UUID> events(UUID reread) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
            select.setObject(1, reread);
            try (ResultSet rows = select.executeQuery()) {
                List<UUID> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(rows.getObject(1, UUID.class));
                }
                return events;
            }
        }
    }

    Set<UUID> proposalsAmong(Set<UUID> events) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PROPOSALS)) {
            select.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                Set<UUID> proposals = new HashSet<>();
                while (rows.next()) {
                    proposals.add(rows.getObject(1, UUID.class));
                }
                return proposals;
            }
        }
    }

    int proposed(UUID reread, UUID event, UUID proposal) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PROPOSED)) {
            update.setObject(1, proposal);
            update.setObject(2, reread);
            update.setObject(3, event);
            return update.executeUpdate();
        }
    }

    int letGo() throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(LET_GO)) {
            return delete.executeUpdate();
        }
    }

    private static List<Met> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Met> met = new ArrayList<>();
            while (row.next()) {
                Optional<Judgement> today = row.getString("hardness") == null
                        ? Optional.empty()
                        : Optional.of(new Judgement(
                                Hardness.valueOf(row.getString("hardness")),
                                Reason.valueOf(row.getString("reason")),
                                row.getString("rule"),
                                row.getString("rule_source"),
                                row.getString("evidence"),
                                row.getString("evidence_in")));
                met.add(new Met(
                        row.getObject("event", UUID.class),
                        row.getBoolean("differs"),
                        today,
                        Optional.ofNullable(row.getObject("proposal", UUID.class))));
            }
            return met;
        }
    }
}

package dev.ricochet.outbox;

import dev.ricochet.outbox.CollectedFigures.ByDomain;
import dev.ricochet.outbox.CollectedFigures.ByReason;
import dev.ricochet.vocabulary.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what was collected. */
final class CollectedCounting {
    private static final String COUNTED = "count(*), count(distinct lower(recipient))";

    private static final String COUNT = Collecting.COLLECTED + "select " + COUNTED + " from chosen";

    private static final String CLASSES =
            Collecting.COLLECTED + "select class, " + COUNTED + " from chosen group by class";

    private static final String REASONS = Collecting.COLLECTED + "select class, reason, " + COUNTED
            + " from chosen group by class, reason order by 3 desc, 2";

    private static final String DOMAINS = Collecting.COLLECTED + "select class, split_part(lower(recipient), '@', -1), "
            + COUNTED + " from chosen group by 1, 2 order by 3 desc, 2 limit ?";

    private static final String TOO_OLD = """
            select count(*) from telling join event on event.id = telling.event
             where telling.target = ? and telling.state = 'held' and telling.hold_cause = 'TOO_OLD' and event.arrived_at < ?
            """;

    private static final String DOSED = "select count(*), max(telling.due_at) " + Collecting.DOSED;

    private static final Set<CollectedClass> ALL = EnumSet.allOf(CollectedClass.class);

    private final Connection connection;

    CollectedCounting(Connection connection) {
        this.connection = connection;
    }

    Chosen count(Collection collection, Set<CollectedClass> classes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            Collecting.choose(select, collection, classes);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return chosen(row, 1);
            }
        }
    }

    CollectedFigures figures(Collection collection, int mostDomains) throws SQLException {
        Map<CollectedClass, Chosen> classes = new EnumMap<>(CollectedClass.class);
        try (PreparedStatement select = all(CLASSES, collection);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                classes.put(CollectedClass.valueOf(rows.getString(1)), chosen(rows, 2));
            }
        }
        List<ByReason> reasons = new ArrayList<>();
        try (PreparedStatement select = all(REASONS, collection);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                reasons.add(new ByReason(
                        CollectedClass.valueOf(rows.getString(1)),
                        Optional.ofNullable(rows.getString(2)).map(Reason::valueOf),
                        chosen(rows, 3)));
            }
        }
        return withDoses(collection, classes, reasons, domains(collection, mostDomains));
    }

    private List<ByDomain> domains(Collection collection, int most) throws SQLException {
        try (PreparedStatement select = all(DOMAINS, collection)) {
            select.setInt(5, most);
            try (ResultSet rows = select.executeQuery()) {
                List<ByDomain> domains = new ArrayList<>();
                while (rows.next()) {
                    domains.add(new ByDomain(
                            CollectedClass.valueOf(rows.getString(1)), rows.getString(2), chosen(rows, 3)));
                }
                return domains;
            }
        }
    }

    private CollectedFigures withDoses(
            Collection collection, Map<CollectedClass, Chosen> classes, List<ByReason> reasons, List<ByDomain> domains)
            throws SQLException {
        try (PreparedStatement old = connection.prepareStatement(TOO_OLD);
                PreparedStatement dosed = connection.prepareStatement(DOSED)) {
            old.setObject(1, collection.account());
            old.setObject(2, collection.doubtfulBefore().atOffset(ZoneOffset.UTC));
            dosed.setObject(1, collection.account());
            try (ResultSet tooOld = old.executeQuery();
                    ResultSet waiting = dosed.executeQuery()) {
                tooOld.next();
                waiting.next();
                return new CollectedFigures(
                        Map.copyOf(classes),
                        List.copyOf(reasons),
                        List.copyOf(domains),
                        tooOld.getLong(1),
                        waiting.getLong(1),
                        Optional.ofNullable(waiting.getObject(2, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant));
            }
        }
    }

    private PreparedStatement all(String sql, Collection collection) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        Collecting.choose(select, collection, ALL);
        return select;
    }

    private static Chosen chosen(ResultSet row, int from) throws SQLException {
        return new Chosen(row.getLong(from), row.getLong(from + 1));
    }
}

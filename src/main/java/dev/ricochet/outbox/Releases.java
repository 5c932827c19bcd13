package dev.ricochet.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was released of late, and how far the telling of it is. */
@ApplicationScoped
public class Releases {
    private static final int MOST = 20;

    /** A proof that came later releases one or two, and nobody waits for these. */
    private static final int FEWEST = 3;

    private static final String LATE = """
            select target, released_at, count(*) as events,
                   count(*) filter (where state = 'told') as told,
                   count(*) filter (where state in ('waiting', 'sending', 'unknown')) as open,
                   count(*) filter (where state in ('refused', 'dead')) as failed,
                   max(due_at) filter (where state = 'waiting' and attempt = 0 and due_at > now()) as last_due
              from telling
             where released_at > now() - interval '7 days' and (?::uuid[] is null or target = any (?::uuid[]))
             group by target, released_at
            having count(*) >= ?
               and (count(*) filter (where state in ('waiting', 'sending', 'unknown')) > 0
                    or released_at > now() - interval '1 day')
             order by released_at desc, target
             limit ?
            """;

    private final DataSource database;

    Releases(DataSource database) {
        this.database = database;
    }

    /**
     * Events that were released together.
     *
     * @param open those that are still to be told
     * @param failed those that the receiver refused, or that were given up
     * @param lastDue when the last dose becomes due, where they go in doses
     */
    public record Release(
            UUID account, Instant at, long events, long told, long open, long failed, Optional<Instant> lastDue) {}

    /** Those of these accounts, or of all: what is under way, and what was done within a day. */
    @Transactional
    public List<Release> late(Optional<Set<UUID>> accounts) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LATE)) {
            @Nullable Array bound = Bound.to(connection, accounts);
            select.setArray(1, bound);
            select.setArray(2, bound);
            select.setInt(3, FEWEST);
            select.setInt(4, MOST);
            try (ResultSet rows = select.executeQuery()) {
                List<Release> releases = new ArrayList<>();
                while (rows.next()) {
                    releases.add(release(rows));
                }
                return List.copyOf(releases);
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getObject("target", UUID.class),
                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                row.getLong("events"),
                row.getLong("told"),
                row.getLong("open"),
                row.getLong("failed"),
                Optional.ofNullable(row.getObject("last_due", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

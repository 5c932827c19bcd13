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

/** What a receiver refused and what was given up, by its last words. */
@ApplicationScoped
public class DeadLetters {
    private static final int MOST = 100;

    private static final String GROUPS = """
            select target, state, coalesce(words, '') as words, count(*) as events, max(settled_at) as last_at
              from telling
             where state in ('refused', 'dead') and state not in ('told', 'discarded', 'superseded', 'waiting')
               and (?::uuid[] is null or target = any (?::uuid[]))
             group by target, state, coalesce(words, '')
             order by count(*) desc, target, state, words
             limit ?
            """;

    private final DataSource database;

    DeadLetters(DataSource database) {
        this.database = database;
    }

    /**
     * Events of one account that ended without being told.
     *
     * @param state refused or dead
     * @param words the receiver's last, or the network's
     * @param last when the latest of them ended
     */
    public record Group(UUID account, State state, String words, long events, Instant last) {}

    /** Those of these accounts, or of all; the most first. */
    @Transactional
    public List<Group> all(Optional<Set<UUID>> accounts) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GROUPS)) {
            @Nullable Array bound = Bound.to(connection, accounts);
            select.setArray(1, bound);
            select.setArray(2, bound);
            select.setInt(3, MOST);
            try (ResultSet rows = select.executeQuery()) {
                List<Group> groups = new ArrayList<>();
                while (rows.next()) {
                    groups.add(new Group(
                            rows.getObject("target", UUID.class),
                            State.of(rows.getString("state")),
                            rows.getString("words"),
                            rows.getLong("events"),
                            rows.getObject("last_at", OffsetDateTime.class).toInstant()));
                }
                return List.copyOf(groups);
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}

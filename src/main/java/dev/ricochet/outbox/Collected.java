package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Events that were collected without being told, for a person to decide about by class. Released ones go in doses. */
@ApplicationScoped
public class Collected {
    private final DataSource database;

    Collected(DataSource database) {
        this.database = database;
    }

    /** Hard bounces held for this cause; those that are doubtful are held for another. */
    @Transactional
    public long hard(UUID account, HoldCause cause) {
        return with(connection -> new Collecting(connection).hard(account, cause));
    }

    @Transactional
    public boolean isAny(UUID account, HoldCause cause) {
        return with(connection -> new Collecting(connection).isAny(account, cause));
    }

    @Transactional
    public CollectedFigures figures(Collection collection, int mostDomains) {
        return with(connection -> new CollectedCounting(connection).figures(collection, mostDomains));
    }

    @Transactional
    public Chosen count(Collection collection, Set<CollectedClass> classes) {
        return with(connection -> new CollectedCounting(connection).count(collection, classes));
    }

    /**
     * Makes them due: hard ones in doses, behind those that were released before; others at once. One whose like has been told
     * meanwhile is superseded.
     */
    @Transactional
    public Released release(Collection collection, Set<CollectedClass> classes, int maxHardAnHour) {
        return with(connection -> new Collecting(connection).release(collection, classes, maxHardAnHour));
    }

    /** Decides that they are never told. Returns how many. */
    @Transactional
    public int discard(Collection collection, Set<CollectedClass> classes) {
        return with(connection -> new Collecting(connection).discard(collection, classes));
    }

    /**
     * How our bounces compare with somebody else's list.
     *
     * @param from when ours happened, at the earliest
     * @param most of each list
     */
    @Transactional
    public Comparison compare(
            UUID account,
            Map<EmailAddress, Optional<Hardness>> theirs,
            Optional<Instant> from,
            Optional<Instant> before,
            int most) {
        return with(connection -> new Comparing(connection).compare(account, theirs, from, before, most));
    }

    private interface Deed<T> {
        T by(Connection connection) throws SQLException;
    }

    private <T> T with(Deed<T> deed) {
        try (Connection connection = database.getConnection()) {
            return deed.by(connection);
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}

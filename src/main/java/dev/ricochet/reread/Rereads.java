package dev.ricochet.reread;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Orders to read something again, kept over restarts and for all replicas. */
@ApplicationScoped
public class Rereads {
    /** Orders of one account that are under way at once. */
    public static final int MOST_OPEN = 5;

    private final DataSource database;

    Rereads(DataSource database) {
        this.database = database;
    }

    /** Nothing where too many are under way. */
    @Transactional
    public Optional<UUID> begin(UUID account, Portion portion) {
        return with(connection -> new RereadRows(connection).begin(account, portion));
    }

    @Transactional
    public Optional<Reread> find(UUID id) {
        return with(connection -> new RereadRows(connection).find(id));
    }

    /** The latest of an account, youngest first. */
    @Transactional
    public List<Reread> latest(UUID account, int most) {
        return with(connection -> new RereadRows(connection).latest(account, most));
    }

    /** Those that can go on now, the oldest first. */
    @Transactional
    public List<Reread> due(int most) {
        return with(connection -> new RereadRows(connection).due(most));
    }

    /** Those under way, whether they can go on now or not; the oldest first. */
    @Transactional
    public List<Reread> open(int most) {
        return with(connection -> new RereadRows(connection).open(most));
    }

    /** Counts a beginning: who comes after a process that died knows of it. */
    @Transactional
    public void tried(UUID id) {
        with(connection -> new RereadRows(connection).tried(id));
    }

    /** Writes down how far it is, in the transaction that keeps what was found; false when it was stopped. */
    @Transactional(MANDATORY)
    public boolean advance(UUID id, Reread.At at, Reread.Progress step, List<Met> met) {
        return with(connection -> {
            boolean open = new RereadRows(connection).advance(id, at, step);
            if (open) {
                new MetRows(connection).add(id, met);
            }
            return open;
        });
    }

    /** @param counts whether it may be the next mail's fault */
    @Transactional
    public void pause(UUID id, Duration pause, String words, boolean counts) {
        with(connection -> new RereadRows(connection).pause(id, pause, words, counts));
    }

    /** False when it had ended before. */
    @Transactional
    public boolean end(UUID id, Reread.State state, String words) {
        return with(connection -> new RereadRows(connection).end(id, state, words));
    }

    /** What would be judged differently today, after an event. */
    @Transactional
    public List<Met> differing(UUID id, Optional<UUID> after, int most) {
        return with(connection -> new MetRows(connection).differing(id, after, most));
    }

    @Transactional
    public Optional<Met> met(UUID id, UUID event) {
        return with(connection -> new MetRows(connection).find(id, event));
    }

    /** All events that it met again. */
    @Transactional
    public List<UUID> events(UUID id) {
        return with(connection -> new MetRows(connection).events(id));
    }

    /** Which of these were made by a person out of what was judged differently. */
    @Transactional
    public Set<UUID> proposalsAmong(Set<UUID> events) {
        return with(connection -> new MetRows(connection).proposalsAmong(events));
    }

    @Transactional(MANDATORY)
    public void proposed(UUID id, UUID event, UUID proposal) {
        with(connection -> new MetRows(connection).proposed(id, event, proposal));
    }

    /** Lets go of orders that ended long ago, and of what was met and is no more. */
    @Transactional
    public void forget() {
        with(connection -> new RereadRows(connection).forget() + new MetRows(connection).letGo());
    }

    private interface Deed<T> {
        T by(Connection connection) throws SQLException;
    }

    private <T> T with(Deed<T> deed) {
        try (Connection connection = database.getConnection()) {
            return deed.by(connection);
        } catch (SQLException e) {
            throw new RereadFailure(e);
        }
    }
}

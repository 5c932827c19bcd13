package dev.ricochet.outbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The outbox in PostgreSQL. Rows are read through Panache; where the database does the thinking, each deed has a class of
 * its own with its SQL whole in it.
 */
@ApplicationScoped
class PanacheOutbox implements Outbox {
    private final DataSource database;
    private final Events events;
    private final Tellings tellings;

    PanacheOutbox(DataSource database, Events events, Tellings tellings) {
        this.database = database;
        this.events = events;
        this.tellings = tellings;
    }

    @Override
    @Transactional(MANDATORY)
    public Added add(List<KeptMail> mails, List<Entry> entries) {
        return with(connection -> {
            Keeping keeping = new Keeping(connection);
            if (!mails.isEmpty()) {
                keeping.mails(mails);
            }
            return entries.isEmpty() ? new Added(0, 0) : keeping.events(entries);
        });
    }

    @Override
    @Transactional
    public Set<UUID> due() {
        return with(connection -> new Claiming(connection).due());
    }

    // committed when this returns: before the first byte leaves
    @Override
    @Transactional(REQUIRES_NEW)
    public Optional<Batch> claim(Claim claim) {
        return with(connection -> new Claiming(connection).take(claim)).map(taken -> batch(claim, taken));
    }

    private Batch batch(Claim claim, Claiming.Taken taken) {
        List<Telling> claimed = events
                .list("id in ?1 order by id", taken.events().keySet())
                .stream()
                .map(EventRow::toEvent)
                .map(event -> taken.telling(event))
                .toList();
        return new Batch(taken.token(), claim.target(), taken.bundle(), claimed, taken.conduct());
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public int settle(Batch batch, Settled settled) {
        return with(connection -> new Settling(connection).settle(batch, settled));
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public void took(UUID target, String format) {
        with(connection -> {
            new Targets(connection).took(target, format);
            return target;
        });
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public int sweep(UnknownAnswer policy) {
        return with(connection -> new Sweeping(connection).sweep(policy));
    }

    @Override
    @Transactional
    public OutboxFigures figures() {
        return with(connection -> new Figuring(connection).figures());
    }

    @Override
    @Transactional
    public Map<UUID, Map<State, Long>> openByTarget() {
        return with(connection -> new Figuring(connection).openByTarget());
    }

    @Override
    @Transactional
    public List<Pile> piles() {
        return with(connection -> new Figuring(connection).piles());
    }

    @Override
    @Transactional
    public long peopleOpen(UUID account) {
        return with(connection -> new Figuring(connection).peopleOpen(account));
    }

    @Override
    @Transactional
    public long mailsOf(UUID account, String kind, Duration ofLate) {
        return with(connection -> new Figuring(connection).mailsOf(account, kind, ofLate));
    }

    @Override
    @Transactional
    public List<Standing> list(State state, int atMost) {
        return tellings.oldest(state, atMost);
    }

    @Override
    @Transactional
    public List<Standing> everUnknown(int atMost) {
        return tellings.everUnknown(atMost);
    }

    @Override
    @Transactional
    public int release(Selection selection) {
        return with(connection -> new Deciding(connection).release(selection));
    }

    @Override
    @Transactional(MANDATORY)
    public int confirm(List<Event> proven) {
        return with(connection -> new Deciding(connection).confirm(proven));
    }

    @Override
    @Transactional
    public int discard(Selection selection) {
        return with(connection -> new Deciding(connection).discard(selection));
    }

    @Override
    @Transactional
    public int abandon(UUID target) {
        return with(connection -> new Deciding(connection).abandon(target));
    }

    @Override
    @Transactional
    public int shade(UUID target) {
        return with(connection -> new Collecting(connection).shade(target));
    }

    @Override
    @Transactional
    public Chosen count(Selection selection) {
        return with(connection -> new Deciding(connection).count(selection));
    }

    @Override
    @Transactional
    public List<Standing> search(Search search, Optional<Search.Mark> after, int atMost) {
        return tellings.search(search, after, atMost);
    }

    @Override
    @Transactional
    public Looked look(Search search, Optional<Search.Mark> after, int atMost) {
        return tellings.look(search, after, atMost);
    }

    @Override
    @Transactional
    public List<Standing> searchNewer(Search search, Search.Mark than, int atMost) {
        return tellings.newer(search, than, atMost);
    }

    @Override
    @Transactional
    public List<Standing> standings(UUID event) {
        return tellings.of(event);
    }

    @Override
    @Transactional
    public List<Event> ofMails(Set<UUID> mails) {
        return mails.isEmpty()
                ? List.of()
                : events.list("mail in ?1", mails).stream()
                        .map(EventRow::toEvent)
                        .toList();
    }

    @Override
    @Transactional
    public Chosen countTold(Set<UUID> told) {
        return with(connection -> new Retelling(connection).count(told));
    }

    @Override
    @Transactional
    public Released retell(Set<UUID> told, int maxHardAnHour) {
        return with(connection -> new Retelling(connection).retell(told, maxHardAnHour));
    }

    @Override
    @Transactional
    public Optional<KeptMail> mail(UUID id) {
        return with(connection -> new KeptMails(connection).find(id));
    }

    @Override
    @Transactional
    public Forgotten forget(EmailAddress person, Optional<Set<UUID>> accounts) {
        return with(connection -> new Forgetting(connection).forget(person, accounts));
    }

    @Override
    @Transactional
    public Optional<Receiver> receiver(UUID target) {
        return with(connection -> new Targets(connection).find(target));
    }

    @Override
    @Transactional
    public void resume(UUID target) {
        with(connection -> {
            new Targets(connection).beginAnew(target, null);
            return target;
        });
    }

    @Override
    @Transactional
    public List<Attempt> attempts(Optional<Set<UUID>> targets, Optional<Attempt.Mark> after, int atMost) {
        return with(connection -> new Ledger(connection).latest(targets, after, atMost));
    }

    @Override
    @Transactional
    public List<Attempt> attempts(UUID event) {
        return with(connection -> new Ledger(connection).of(event));
    }

    @Override
    @Transactional
    public Optional<Attempt> attempt(UUID batch) {
        return with(connection -> new Ledger(connection).find(batch));
    }

    @Override
    @Transactional
    public List<Standing> standings(Attempt attempt) {
        return tellings.of(attempt);
    }

    @Override
    @Transactional
    public Map<UUID, Duration> longestTried() {
        return with(connection -> new Figuring(connection).longestTried());
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public int retire(Duration keep, int atMost) {
        return with(connection -> new Retiring(connection).retire(keep, atMost));
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

package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.mailbox.Traffic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sessions with mailboxes, one at a time in each; a bad mail may end several before it is found and passed, and one that
 * stays open to wait for mail is replaced by another when its server ends it.
 */
@ApplicationScoped
public class MailboxSessions {
    private static final Logger LOG = Logger.getLogger(MailboxSessions.class);

    /** Sessions in one look: enough to find one bad mail among 500 by halving, and to pass it. */
    static final int MOST_SESSIONS = 16;

    /** A session that ends sooner is not replaced at once: a server may end each of them so. */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);

    private final Mailboxes mailboxes;
    private final BounceIntake intake;
    private final Traffic traffic;
    private final IntakeMetrics metrics;
    private final Vigil vigil;
    private final Clock clock;
    private final Map<UUID, Patience> patience = new ConcurrentHashMap<>();
    private final Map<UUID, Session> open = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private record Session(Mailbox mailbox, IntakeRun run) {
        void stop() {
            run.stop();
            mailbox.wake();
        }
    }

    MailboxSessions(
            Mailboxes mailboxes,
            BounceIntake intake,
            Traffic traffic,
            IntakeMetrics metrics,
            Vigil vigil,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.intake = intake;
        this.traffic = traffic;
        this.metrics = metrics;
        this.vigil = vigil;
        this.clock = clock;
    }

    /**
     * Reads all that is new, for as long as it may go on, and what comes after that for as long as it may stay.
     *
     * @param whenRead told after each reading whether all was read
     */
    void read(Account account, Cursors.Under under, String owner, Visit visit, Consumer<Boolean> whenRead)
            throws MailboxFailure {
        Patience trust = patience.computeIfAbsent(account.id(), _ -> new Patience());
        boolean more = true;
        for (int session = 1; more && !stopping; session++) {
            int lossesBefore = trust.losses();
            try {
                more = readOnce(account, under, owner, trust, visit, whenRead);
                session = 0;
            } catch (MailboxFailure failure) {
                if (trust.losses() == lossesBefore || session == MOST_SESSIONS) {
                    throw failure;
                }
            }
        }
    }

    /** Whether another session is wanted, because this one ended of age. */
    private boolean readOnce(
            Account account, Cursors.Under under, String owner, Patience trust, Visit visit, Consumer<Boolean> whenRead)
            throws MailboxFailure {
        Instant opened = clock.instant();
        try (Mailbox mailbox = mailboxes.open(account.imap())) {
            ByteBudget budget = new ByteBudget(account, mailbox, traffic, metrics);
            IntakeRun run = new IntakeRun(owner, trust, budget, visit, opened);
            Reading reading = () -> {
                Optional<ReadFolder> read = intake.read(account, mailbox, under, run);
                metrics.backlog(account.id(), run.backlog());
                budget.count();
                whenRead.accept(read.isPresent());
                return read;
            };
            open.put(account.id(), new Session(mailbox, run));
            try {
                Optional<ReadFolder> read = reading.again();
                return read.isPresent() && stay(mailbox, read.get(), reading, run, visit) && hasLived(opened);
            } finally {
                open.remove(account.id());
                metrics.backlog(account.id(), run.backlog());
                budget.count();
            }
        }
    }

    /** Reads what is new; empty when it was stopped before its end. */
    private interface Reading {
        Optional<ReadFolder> again() throws MailboxFailure;
    }

    /** Waits for mail and reads, again and again; true when the session ended of age. */
    private boolean stay(Mailbox mailbox, ReadFolder first, Reading reading, IntakeRun run, Visit visit)
            throws MailboxFailure {
        int lossesBefore = run.patience().losses();
        try {
            Optional<ReadFolder> read = Optional.of(first);
            while (read.isPresent() && !run.budget().isSlow() && mailbox.tells() && visit.mayStay()) {
                visit.rests();
                vigil.keep(mailbox, read.get(), run);
                read = visit.reads() && run.goesOn() ? reading.again() : Optional.empty();
            }
            return false;
        } catch (MailboxFailure failure) {
            if (!isEndOfAge(failure) || run.patience().losses() > lossesBefore) {
                throw failure;
            }
            LOG.debugf("a session was ended: %s", failure.getMessage());
            return visit.reads();
        }
    }

    // Gmail ends each session after a day, and one by access token after an hour; networks forget silent connections
    private static boolean isEndOfAge(MailboxFailure failure) {
        return failure.cause() == Cause.CUT || failure.cause() == Cause.TIMEOUT;
    }

    private boolean hasLived(Instant opened) {
        return opened.plus(SHORTEST_LIFE).isBefore(clock.instant());
    }

    Optional<Instant> lastProgress(UUID account) {
        return Optional.ofNullable(open.get(account))
                .map(session -> session.run().lastProgress());
    }

    /** Lets a session finish its batch, or its waiting for mail, and end. */
    void stop(UUID account) {
        Optional.ofNullable(open.get(account)).ifPresent(Session::stop);
    }

    /** Closes a session under its reader's hands. */
    void cutOff(UUID account) {
        metrics.cutOff(account);
        Optional.ofNullable(open.get(account)).ifPresent(session -> {
            session.run().stop();
            session.mailbox().close();
        });
    }

    /** Lets every session finish its batch, and begins no other. */
    void stop() {
        stopping = true;
        open.values().forEach(Session::stop);
    }
}

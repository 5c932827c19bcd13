package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.lease.Lease;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.MailboxStates;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jboss.logging.Logger;

/** One look at one mailbox: whether it is time, under its lease, and what came of it. */
@ApplicationScoped
public class MailboxPoll {
    private static final Logger LOG = Logger.getLogger(MailboxPoll.class);

    /** Renewed three times in its length; what a process that died held is free after it. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    /** Below it nothing is read: what is known can still be told, and the mail waits safely where it is. */
    private static final double LEAST_FREE = 0.10;

    private final Replica replica;
    private final MailboxStates states;
    private final MailboxSessions sessions;
    private final IntakeMetrics metrics;
    private final DoubleSupplier freeShare;

    MailboxPoll(
            Replica replica,
            MailboxStates states,
            MailboxSessions sessions,
            IntakeMetrics metrics,
            @Named("database.free-share") DoubleSupplier freeShare) {
        this.replica = replica;
        this.states = states;
        this.sessions = sessions;
        this.metrics = metrics;
        this.freeShare = freeShare;
    }

    static String leaseOf(UUID account) {
        return "mailbox " + account;
    }

    /** Reads what is new, and stays for what comes, as the visit may. */
    void look(Account account, Visit visit) {
        metrics.looks(account.id());
        try {
            MailboxStates.State state = QuarkusTransaction.requiringNew().call(() -> states.of(account));
            if (state.waiting() || isVolumeFull(account)) {
                return;
            }
            Optional<LeaseKeeper> lease = replica.hold(leaseOf(account.id()), LEASE);
            if (lease.isPresent()) {
                try (LeaseKeeper held = lease.get()) {
                    lookUnder(held, account, visit);
                }
            }
        } catch (BatchStore.LeaseLost e) {
            LOG.warnf("mailbox %s: another process reads on", account.id());
        } catch (BatchStore.AccountGone e) {
            LOG.infof("mailbox %s: the account was deleted", account.id());
        } catch (RuntimeException e) {
            LOG.errorf(e, "mailbox %s: the look ended", account.id());
            endedByUs(account, e);
        }
    }

    // our fault or the database's: seen in health and metrics, and not repeated at once
    private void endedByUs(Account account, RuntimeException fault) {
        metrics.endedByUs(account.id());
        try {
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            states.failed(account, "INTERNAL", fault.getClass().getSimpleName(), PollPause.FIRST));
        } catch (RuntimeException databaseIsAway) {
            LOG.debug("the readiness check says so");
        }
    }

    private boolean isVolumeFull(Account account) {
        double free = freeShare.getAsDouble();
        if (free >= LEAST_FREE) {
            return false;
        }
        LOG.errorf("mailbox %s: not read, %.0f %% of the database's volume are free", account.id(), free * 100);
        metrics.volumeFull(account.id());
        return true;
    }

    private void lookUnder(LeaseKeeper held, Account account, Visit visit) {
        Lease lease = held.lease();
        try {
            sessions.read(
                    account,
                    new Cursors.Under(lease.name(), lease.owner(), lease.fence()),
                    lease.owner(),
                    new VisitUnderLease(visit, held, () -> !isVolumeFull(account)),
                    whole -> looked(lease, account, whole));
        } catch (MailboxFailure failure) {
            failed(lease, account, failure);
        }
    }

    // what was read in part counts as good only when the rest has been read as well
    private void looked(Lease lease, Account account, boolean whole) {
        if (whole) {
            whileHeld(lease, () -> states.succeeded(account.id()));
            metrics.looked(account.id());
        } else {
            whileHeld(lease, () -> states.answered(account.id()));
        }
    }

    private void failed(Lease lease, Account account, MailboxFailure failure) {
        metrics.failed(account.id(), failure.cause());
        whileHeld(lease, () -> {
            Duration pause = PollPause.after(
                    failure.cause(),
                    states.of(account).failures(),
                    ThreadLocalRandom.current().nextDouble());
            LOG.warnf(
                    "mailbox %s: %s: %s; next try in %d s",
                    account.id(), failure.cause(), failure.getMessage(), pause.toSeconds());
            states.failed(account, failure.cause().name(), words(failure), pause);
        });
    }

    // who slept and wakes too late must not say how the mailbox fares: another reads it by now
    private void whileHeld(Lease lease, Runnable deed) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!replica.isHeld(lease)) {
                throw new BatchStore.LeaseLost();
            }
            deed.run();
        });
    }

    /** A visit that also ends when its lease is lost, and reads nothing more while nothing more can be kept. */
    private record VisitUnderLease(Visit visit, LeaseKeeper held, BooleanSupplier canKeep) implements Visit {
        @Override
        public boolean mayGoOn() {
            return held.isHeld() && visit.mayGoOn();
        }

        @Override
        public boolean mayStay() {
            return visit.mayStay();
        }

        @Override
        public void rests() {
            visit.rests();
        }

        @Override
        public boolean reads() {
            return held.isHeld() && canKeep.getAsBoolean() && visit.reads();
        }

        @Override
        public void kept() {
            visit.kept();
        }
    }

    private static String words(MailboxFailure failure) {
        return String.valueOf(failure.getMessage());
    }
}

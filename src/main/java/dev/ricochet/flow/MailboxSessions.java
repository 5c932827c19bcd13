package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.mailbox.Traffic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Sessions with mailboxes, one at a time in each; a bad mail may end several before it is found and passed. */
@ApplicationScoped
public class MailboxSessions {
    /** Sessions in one look: enough to find one bad mail among 500 by halving, and to pass it. */
    static final int MOST_SESSIONS = 16;

    private final Mailboxes mailboxes;
    private final BounceIntake intake;
    private final Traffic traffic;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final Map<UUID, Patience> patience = new ConcurrentHashMap<>();
    private final Map<UUID, Session> open = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private record Session(Mailbox mailbox, IntakeRun run) {}

    MailboxSessions(Mailboxes mailboxes, BounceIntake intake, Traffic traffic, IntakeMetrics metrics, Clock clock) {
        this.mailboxes = mailboxes;
        this.intake = intake;
        this.traffic = traffic;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Reads all that is new, for as long as it may go on. */
    void read(Account account, Cursors.Under under, String owner, BooleanSupplier mayGoOn) throws MailboxFailure {
        Patience trust = patience.computeIfAbsent(account.id(), _ -> new Patience());
        for (int session = 1; !stopping; session++) {
            int lossesBefore = trust.losses();
            try {
                readOnce(account, under, owner, trust, mayGoOn);
                return;
            } catch (MailboxFailure failure) {
                if (trust.losses() == lossesBefore || session == MOST_SESSIONS) {
                    throw failure;
                }
            }
        }
    }

    private void readOnce(Account account, Cursors.Under under, String owner, Patience trust, BooleanSupplier mayGoOn)
            throws MailboxFailure {
        try (Mailbox mailbox = mailboxes.open(account.imap())) {
            ByteBudget budget = new ByteBudget(account, mailbox, traffic, metrics);
            IntakeRun run = new IntakeRun(owner, trust, budget, mayGoOn, clock.instant());
            open.put(account.id(), new Session(mailbox, run));
            try {
                intake.read(account, mailbox, under, run);
            } finally {
                open.remove(account.id());
                metrics.backlog(account.id(), run.backlog());
                budget.count();
            }
        }
    }

    Optional<Instant> lastProgress(UUID account) {
        return Optional.ofNullable(open.get(account))
                .map(session -> session.run().lastProgress());
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
        open.values().forEach(session -> session.run().stop());
    }
}

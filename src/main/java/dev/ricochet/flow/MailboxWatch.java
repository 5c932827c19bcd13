package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.MailboxStates.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * When to look: by a schedule, into every mailbox of this replica's share that is not paused and need not wait after a
 * failure; and as soon as a mailbox has come into the share.
 */
@ApplicationScoped
public class MailboxWatch {
    private static final Logger LOG = Logger.getLogger(MailboxWatch.class);

    private final Accounts accounts;
    private final MailboxStates states;
    private final MailboxLooks looks;
    private final Replica replica;
    private final Clock clock;
    private volatile boolean stopping;
    private volatile Instant pulse;

    MailboxWatch(Accounts accounts, MailboxStates states, MailboxLooks looks, Replica replica, Clock clock) {
        this.accounts = accounts;
        this.states = states;
        this.looks = looks;
        this.replica = replica;
        this.clock = clock;
        this.pulse = clock.instant();
    }

    /** When the flow last showed that it runs. */
    public Instant pulse() {
        return pulse;
    }

    @Scheduled(
            identity = "mailbox-look",
            every = "${ricochet.poll.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        pulse = clock.instant();
        if (stopping) {
            return;
        }
        lookInto(ours -> ours);
    }

    /** What another gave away or died over need not wait for the schedule. */
    @Scheduled(identity = "mailbox-share", every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeOver() {
        if (!stopping) {
            lookInto(this::newcomers);
        }
    }

    private List<KnownAccount> newcomers(List<KnownAccount> ours) {
        Set<String> known = replica.lastHeld();
        return ours.stream()
                .filter(account -> !known.contains(MailboxPoll.leaseOf(account.id())))
                .toList();
    }

    private void lookInto(UnaryOperator<List<KnownAccount>> which) {
        try {
            begin(which.apply(ours()));
        } catch (RuntimeException databaseIsAway) {
            LOG.warnf("nobody knows which mailboxes to look into: %s", databaseIsAway);
        }
    }

    private List<KnownAccount> ours() {
        List<KnownAccount> active = accounts.active();
        Set<UUID> ours = replica.shareOf(active.stream().map(KnownAccount::id).toList());
        looks.keepOnly(ours);
        return active.stream().filter(account -> ours.contains(account.id())).toList();
    }

    private void begin(List<KnownAccount> mailboxes) {
        Function<UUID, State> known = QuarkusTransaction.requiringNew()
                .call(() ->
                        states.of(mailboxes.stream().map(KnownAccount::account).toList()));
        for (KnownAccount account : mailboxes) {
            State state = known.apply(account.id());
            if (!state.waiting()) {
                looks.begin(account, !state.isWell());
            }
        }
    }

    @Scheduled(identity = "mailbox-watchdog", every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        pulse = clock.instant();
        looks.cutOffStandstills();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        looks.stop();
        try {
            replica.leave();
        } catch (RuntimeException databaseIsAway) {
            LOG.debug("the others hear of it by our silence");
        }
    }
}

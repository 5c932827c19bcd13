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
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** When to look: by a schedule, into every mailbox that is not paused and need not wait after a failure. */
@ApplicationScoped
public class MailboxWatch {
    private static final Logger LOG = Logger.getLogger(MailboxWatch.class);

    private final Accounts accounts;
    private final MailboxStates states;
    private final MailboxLooks looks;
    private final Clock clock;
    private volatile boolean stopping;
    private volatile Instant pulse;

    MailboxWatch(Accounts accounts, MailboxStates states, MailboxLooks looks, Clock clock) {
        this.accounts = accounts;
        this.states = states;
        this.looks = looks;
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
        try {
            lookAtAll();
        } catch (RuntimeException databaseIsAway) {
            LOG.warnf("nobody knows which mailboxes to look into: %s", databaseIsAway);
        }
    }

    private void lookAtAll() {
        List<KnownAccount> active = accounts.active();
        Function<UUID, State> known = QuarkusTransaction.requiringNew()
                .call(() -> states.of(active.stream().map(KnownAccount::account).toList()));
        for (KnownAccount account : active) {
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
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.MailboxStates.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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

    /** How soon a replica hears that another came or went. */
    private static final Duration SHARED_EVERY = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final MailboxStates states;
    private final MailboxLooks looks;
    private final Replica replica;
    private volatile boolean stopping;
    private volatile long pulse = System.nanoTime();

    MailboxWatch(Accounts accounts, MailboxStates states, MailboxLooks looks, Replica replica) {
        this.accounts = accounts;
        this.states = states;
        this.looks = looks;
        this.replica = replica;
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm, PollConfig config) {
        rhythm.every(config.every(), "mailbox look", this::look);
        rhythm.every(SHARED_EVERY, "mailbox share", this::takeOver);
        rhythm.every(Duration.ofSeconds(30), "mailbox watchdog", this::watch);
    }

    /** How long ago the flow showed that it runs; by a clock that nobody sets. */
    public Duration sincePulse() {
        return Duration.ofNanos(System.nanoTime() - pulse);
    }

    void look() {
        pulse = System.nanoTime();
        if (stopping) {
            return;
        }
        lookInto(ours -> ours);
    }

    /** What another gave away or died over need not wait for the schedule. */
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

    void watch() {
        pulse = System.nanoTime();
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

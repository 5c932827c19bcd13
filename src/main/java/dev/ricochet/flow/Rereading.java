package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Carries out orders to read something again, beside the looks: one an account over all replicas, a few in each. */
@ApplicationScoped
public class Rereading {
    private static final Logger LOG = Logger.getLogger(Rereading.class);

    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final Duration WHILE_PAUSED = Duration.ofMinutes(1);

    /** Each holds a session and a batch of mails. */
    private static final int MOST_AT_ONCE = 2;

    private static final int LOOKED_AT = 20;

    private final Rereads rereads;
    private final RereadRun run;
    private final Accounts accounts;
    private final Replica replica;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Rereading(Rereads rereads, RereadRun run, Accounts accounts, Replica replica) {
        this.rereads = rereads;
        this.run = run;
        this.accounts = accounts;
        this.replica = replica;
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofSeconds(5), "reading again", this::goOn);
        rhythm.every(Duration.ofDays(1), Duration.ofMinutes(11), "forgetting of rereads", this::forget);
    }

    void goOn() {
        try {
            for (Reread reread : rereads.due(LOOKED_AT)) {
                if (!stopping && running.size() < MOST_AT_ONCE && running.add(reread.account())) {
                    var _ = Thread.ofVirtual().name("reread " + reread.id()).start(() -> goOn(reread));
                }
            }
        } catch (RuntimeException databaseIsAway) {
            LOG.warnf("nobody knows what is to be read again: %s", databaseIsAway);
        }
    }

    private void goOn(Reread reread) {
        try {
            carryOut(reread);
        } catch (RuntimeException e) {
            LOG.warnf("reread %s does not get on: %s", reread.id(), e);
        } finally {
            running.remove(reread.account());
        }
    }

    /** As far as it gets; what stands in its way is written down, and it goes on later. */
    void carryOut(Reread reread) {
        Optional<KnownAccount> account = accounts.find(reread.account());
        if (account.isEmpty()) {
            boolean _ = rereads.end(reread.id(), Reread.State.STOPPED, "the account was deleted");
        } else if (account.get().paused()) {
            rereads.pause(reread.id(), WHILE_PAUSED, "the account is paused", false);
        } else {
            replica.hold("reread " + reread.account(), LEASE).ifPresent(keeper -> {
                try (keeper) {
                    read(reread, account.get(), keeper);
                }
            });
        }
    }

    private void read(Reread before, KnownAccount known, LeaseKeeper keeper) {
        // whoever held the lease before may have got on meanwhile
        Optional<Reread> now = rereads.find(before.id()).filter(reread -> reread.state() == Reread.State.OPEN);
        if (now.isEmpty()) {
            return;
        }
        Reread reread = now.get();
        Account account = known.account();
        rereads.tried(reread.id());
        try {
            run.read(reread, account, keeper.lease(), () -> !stopping && accounts.isUnchanged(known));
        } catch (MailboxFailure failure) {
            Duration pause = PollPause.after(
                    failure.cause(), reread.tries(), ThreadLocalRandom.current().nextDouble());
            LOG.warnf("reread %s: %s: %s", reread.id(), failure.cause(), failure.getMessage());
            rereads.pause(
                    reread.id(),
                    pause,
                    failure.cause() + ": " + failure.getMessage(),
                    failure.cause().maySpeakOfOneMail());
        } catch (BatchStore.LeaseLost | BatchStore.AccountGone gone) {
            LOG.infof("reread %s: another goes on, or nobody", reread.id());
        }
    }

    void forget() {
        rereads.forget();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}

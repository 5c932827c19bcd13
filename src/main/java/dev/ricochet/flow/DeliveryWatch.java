package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.callback.CallbackConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * When to tell: every second, all receivers side by side, one batch at a time for each. An account that is paused or
 * deleted ends with the batch on its way, and a stop waits for that batch.
 */
@ApplicationScoped
public class DeliveryWatch {
    private static final Logger LOG = Logger.getLogger(DeliveryWatch.class);

    /** What settling a batch takes beyond the call itself. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Accounts accounts;
    private final CallbackDelivery delivery;
    private final DeliveryMetrics metrics;
    private final Duration longestCall;
    private final Turns turns;
    private final Map<UUID, Thread> rounds = new ConcurrentHashMap<>();
    private final Set<UUID> trusted = ConcurrentHashMap.newKeySet();
    private final Set<UUID> nudged = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    DeliveryWatch(Accounts accounts, CallbackDelivery delivery, DeliveryMetrics metrics, CallbackConfig config) {
        this.accounts = accounts;
        this.delivery = delivery;
        this.metrics = metrics;
        this.longestCall = config.timeout();
        this.turns = new Turns(config.connections(), config.connectionsPerHost());
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofSeconds(1), "delivery", this::deliver);
    }

    void deliver() {
        if (stopping) {
            return;
        }
        try {
            delivery.sweep();
            Set<UUID> due = delivery.due();
            if (!due.isEmpty()) {
                accounts.active().stream()
                        .map(KnownAccount::id)
                        .filter(due::contains)
                        .forEach(this::begin);
            }
        } catch (RuntimeException e) {
            // a database that is away comes back; what was claimed meanwhile becomes unknown by its lease
            LOG.warnf("delivery: %s", e);
        }
    }

    /** Something new may be due already: it need not wait for the next second. */
    void soon(UUID account) {
        if (!stopping) {
            nudged.add(account);
            begin(account);
        }
    }

    private void begin(UUID id) {
        metrics.tells(id);
        rounds.compute(
                id,
                (_, running) -> running != null && running.isAlive()
                        ? running
                        : Thread.ofVirtual().name("delivery " + id).start(() -> tell(id)));
    }

    private void tell(UUID id) {
        try {
            boolean more = true;
            while (more) {
                nudged.remove(id);
                more = tellOne(id) || nudged.contains(id);
            }
        } catch (RuntimeException e) {
            LOG.warnf("delivery of %s: %s", id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            rounds.remove(id, Thread.currentThread());
        }
    }

    /** Tells one batch, as the account is set by now; whether there may be more. */
    private boolean tellOne(UUID id) throws InterruptedException {
        Optional<Account> waiting = account(id);
        if (waiting.isEmpty()) {
            return false;
        }
        try (Turns.Turn _ = turns.take(waiting.get().callback().reveal().getHost(), !trusted.contains(id))) {
            Optional<Account> now = account(id);
            return now.isPresent() && judge(id, delivery.deliver(now.get()));
        }
    }

    private Optional<Account> account(UUID id) {
        return stopping
                ? Optional.empty()
                : accounts.find(id).filter(known -> !known.paused()).map(KnownAccount::account);
    }

    private boolean judge(UUID id, CallbackDelivery.Told told) {
        return switch (told) {
            case NOTHING -> false;
            case WELL -> {
                trusted.add(id);
                yield true;
            }
            case BADLY -> {
                trusted.remove(id);
                yield false;
            }
        };
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        long end = System.nanoTime() + longestCall.plus(SETTLING).toNanos();
        for (Thread round : rounds.values()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!round.join(left.isPositive() ? left : Duration.ZERO)) {
                LOG.warn("a batch is still on its way: when its lease has ended it will be unknown");
            }
        }
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.ConfiguredAccount;
import dev.ricochet.callback.CallbackConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** When to tell: every second, one round at a time; a stop waits for the batch that is on its way. */
@ApplicationScoped
public class DeliveryWatch {
    private static final Logger LOG = Logger.getLogger(DeliveryWatch.class);

    /** What settling a batch takes beyond the call itself. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final ConfiguredAccount configured;
    private final CallbackDelivery delivery;
    private final Duration longestCall;
    private final ReentrantLock round = new ReentrantLock();
    private volatile boolean stopping;

    DeliveryWatch(ConfiguredAccount configured, CallbackDelivery delivery, CallbackConfig config) {
        this.configured = configured;
        this.delivery = delivery;
        this.longestCall = config.timeout();
    }

    @Scheduled(identity = "delivery", every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void deliver() {
        if (stopping || !round.tryLock()) {
            return;
        }
        try {
            configured.account().ifPresent(account -> delivery.deliver(account, () -> stopping));
        } catch (RuntimeException e) {
            // a database that is away comes back; what was claimed meanwhile becomes unknown by its lease
            LOG.warnf("delivery: %s", e);
        } finally {
            round.unlock();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (round.tryLock(longestCall.plus(SETTLING).toMillis(), TimeUnit.MILLISECONDS)) {
            round.unlock();
        } else {
            LOG.warn("a batch is still on its way: when its lease has ended it will be unknown");
        }
    }
}

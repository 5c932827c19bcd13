package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.callback.Answer;
import dev.ricochet.callback.CallbackClient;
import dev.ricochet.callback.CallbackConfig;
import dev.ricochet.callback.CallbackFormat;
import dev.ricochet.outbox.Batch;
import dev.ricochet.outbox.Claim;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.RetryPolicy;
import dev.ricochet.outbox.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** From the outbox to the callback: claim, post, settle. */
@ApplicationScoped
public class CallbackDelivery {
    private static final Logger LOG = Logger.getLogger(CallbackDelivery.class);

    /** How long settling is tried again when the database is away. */
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(20);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final CallbackClient client;
    private final CallbackFormat format;
    private final CallbackConfig config;
    private final DeliveryMetrics metrics;
    private final String owner = "ricochet-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    CallbackDelivery(
            Outbox outbox,
            CallbackClient client,
            CallbackFormat format,
            CallbackConfig config,
            DeliveryMetrics metrics) {
        this.outbox = outbox;
        this.client = client;
        this.format = format;
        this.config = config;
        this.metrics = metrics;
    }

    /** What came of a batch. */
    enum Told {
        /** Nothing is due. */
        NOTHING,
        /** The receiver took it, or refused what is in it: there may be more. */
        WELL,
        /** The receiver did not do its part, or nobody knows. */
        BADLY
    }

    /** Looks after what nobody settled. */
    void sweep() {
        int lost = outbox.sweep(config.unknownAnswer());
        if (lost > 0) {
            LOG.warnf("%d events were being sent when their sender ended: nobody knows whether they arrived", lost);
        }
    }

    /** The accounts of which something is due, be they known or not. */
    Set<UUID> due() {
        return outbox.due();
    }

    /**
     * Tells one batch of what is due. If we die after the claim the lease ends and the batch is unknown; after the answer,
     * too: never silently forgotten.
     */
    Told deliver(Account account) {
        if (account.caution().isShadow()) {
            int _ = outbox.shade(account.id());
            return Told.NOTHING;
        }
        long asked = System.nanoTime();
        Optional<Batch> claimed =
                outbox.claim(new Claim(account.id(), config.batchSize(), config.batchAge(), owner, config.lease()));
        if (claimed.isEmpty()) {
            return Told.NOTHING;
        }
        Batch batch = claimed.get();
        Duration sinceThen = Duration.ofNanos(System.nanoTime() - asked);
        if (sinceThen.plus(config.timeout()).compareTo(config.lease()) >= 0) {
            // another might take over while we still post
            outbox.settle(batch, _ -> new Settlement.PutBack("the claim took too long"));
            return Told.BADLY;
        }
        Answer answer = post(account, batch);
        settle(batch, answer);
        return answer instanceof Answer.Accepted || answer instanceof Answer.Refused ? Told.WELL : Told.BADLY;
    }

    private Answer post(Account account, Batch batch) {
        byte[] body = format.body(batch.events());
        long began = System.nanoTime();
        Answer answer = client.post(account.callback(), batch.id(), format.contentType(), body);
        metrics.answered(account.id(), answer, Duration.ofNanos(System.nanoTime() - began));
        return answer;
    }

    private void settle(Batch batch, Answer answer) {
        RetryPolicy retries = new RetryPolicy(config.firstRetry(), config.giveUpAfter());
        Consequence consequence = Consequence.of(
                answer, batch.rests(), retries, ThreadLocalRandom.current().nextDouble());
        int settled = settleStubbornly(batch, consequence);
        // should we die between the two, the target is asked once more without a rest
        consequence.rest().ifPresent(rest -> outbox.rest(batch.target(), rest));
        if (answer instanceof Answer.Accepted) {
            metrics.told(batch.events());
        }
        LOG.infof("batch %s of %d events: %s %s", batch.id(), batch.tellings().size(), answer.word(), answer.words());
        if (settled < batch.tellings().size()) {
            LOG.warnf("batch %s: the lease was lost, %d events settled", batch.id(), settled);
        }
    }

    // What is known of a call must not be forgotten for a moment's absence of the database: told would become unknown.
    private int settleStubbornly(Batch batch, Consequence consequence) {
        long until = System.nanoTime() + LONGEST_SETTLING.toNanos();
        while (true) {
            try {
                return outbox.settle(batch, consequence.each());
            } catch (RuntimeException e) {
                if (System.nanoTime() > until || !paused()) {
                    throw e;
                }
                LOG.warnf(
                        "batch %s is not settled yet: %s",
                        batch.id(), e.getClass().getSimpleName());
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_TRIES);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.callback.Answer;
import dev.ricochet.callback.CallbackClient;
import dev.ricochet.callback.CallbackConfig;
import dev.ricochet.callback.CallbackFormat;
import dev.ricochet.callback.Deadline;
import dev.ricochet.callback.Formats;
import dev.ricochet.callback.Letter;
import dev.ricochet.callback.Posted;
import dev.ricochet.outbox.Attempt;
import dev.ricochet.outbox.Batch;
import dev.ricochet.outbox.Claim;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.RetryPolicy;
import dev.ricochet.outbox.Settled;
import dev.ricochet.outbox.Settlement;
import dev.ricochet.outbox.Telling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** From the outbox to the callback: claim, post, settle. */
@ApplicationScoped
public class CallbackDelivery {
    private static final Logger LOG = Logger.getLogger(CallbackDelivery.class);

    /** How long settling is tried again when the database is away: as long as what is unknown waits before it is told again. */
    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(10);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final CallbackClient client;
    private final Formats formats;
    private final CallbackConfig config;
    private final DeliveryMetrics metrics;
    private final String owner = "ricochet-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    CallbackDelivery(
            Outbox outbox, CallbackClient client, Formats formats, CallbackConfig config, DeliveryMetrics metrics) {
        this.outbox = outbox;
        this.client = client;
        this.formats = formats;
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
        // a call that begins later than this could end when the batch is another's
        Deadline firstByte = Deadline.in(config.lease()).earlierBy(config.timeout());
        CallbackFormat chosen = formats.of(account);
        Optional<Batch> claimed = outbox.claim(new Claim(
                account.id(),
                account.callback().fingerprint(),
                new Claim.Form(chosen.name(), chosen.withoutMeta().isPresent(), config.canary()),
                config.batchSize(),
                config.batchAge(),
                owner,
                config.lease()));
        if (claimed.isEmpty()) {
            return Told.NOTHING;
        }
        Batch batch = claimed.get();
        if (firstByte.isOver()) {
            outbox.settle(batch, Settled.untried("the claim took too long"));
            return Told.BADLY;
        }
        CallbackFormat format = inWhich(chosen, batch);
        List<Event> inOrder = format.inOrder(batch.events());
        Deadline began = Deadline.in(Duration.ZERO);
        Letter letter = new Letter(
                batch.id(),
                format.contentType(),
                format.body(inOrder),
                format.signs() ? account.wire().signing() : SigningSecrets.NONE);
        Posted posted = client.post(account.callback(), letter, firstByte);
        metrics.answered(account.id(), posted.answer(), posted.took());
        settle(batch, format, inOrder, posted, began);
        return wentWell(posted.answer()) ? Told.WELL : Told.BADLY;
    }

    // a refused batch that is halved may be older than the choice of its format
    private static CallbackFormat inWhich(CallbackFormat chosen, Batch batch) {
        boolean whole = batch.events().stream().allMatch(event -> event.meta().isPresent());
        return whole ? chosen : chosen.withoutMeta().orElse(chosen);
    }

    private static boolean wentWell(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _, Answer.PartlyAccepted _, Answer.Refused _, Answer.TooMany _ -> true;
            case Answer.TryLater _, Answer.CallbackAtFault _, Answer.Gone _, Answer.NotSent _, Answer.Unknown _ ->
                false;
        };
    }

    private void settle(Batch batch, CallbackFormat format, List<Event> inOrder, Posted posted, Deadline began) {
        Answer answer = posted.answer();
        Consequence usual = Consequence.of(
                answer,
                batch,
                inOrder,
                new RetryPolicy(config.firstRetry(), config.giveUpAfter()),
                ThreadLocalRandom.current().nextDouble());
        boolean hasAnotherWay = format.withoutMeta().isPresent();
        // so few are not worth the calls that would find out which of them it is
        boolean small = batch.tellings().size() <= config.canary();
        Consequence consequence = hasAnotherWay ? usual.orWithoutMeta(small) : usual;
        int settled = settleStubbornly(
                batch,
                () -> new Settled(
                        consequence.each(),
                        consequence.rest(),
                        Optional.of(result(posted, began.left().negated()))));
        metrics.told(batch.tellings().stream()
                .filter(telling -> consequence.each().apply(telling) instanceof Settlement.Told)
                .filter(telling -> !telling.decided())
                .map(Telling::event)
                .toList());
        LOG.infof("batch %s of %d events: %s %s", batch.id(), batch.tellings().size(), answer.word(), answer.words());
        if (hasAnotherWay && answer instanceof Answer.Accepted) {
            outbox.took(batch.target(), format.name());
        }
        metrics.toldOtherwise(
                batch.target(),
                batch.tellings().stream()
                        .filter(telling -> consequence.each().apply(telling) instanceof Settlement.WithoutMeta)
                        .count());
        if (settled < batch.tellings().size()) {
            LOG.warnf("batch %s: the lease was lost, %d events settled", batch.id(), settled);
        }
    }

    private static Attempt.Result result(Posted posted, Duration age) {
        Answer answer = posted.answer();
        return new Attempt.Result(age, posted.took(), answer.word(), posted.status(), posted.body(), answer.words());
    }

    // What is known of a call must not be forgotten for an absence of the database: told would become unknown.
    private int settleStubbornly(Batch batch, Supplier<Settled> settled) {
        Deadline end = Deadline.in(LONGEST_SETTLING);
        while (true) {
            try {
                return outbox.settle(batch, settled.get());
            } catch (RuntimeException e) {
                if (end.isOver() || !paused()) {
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

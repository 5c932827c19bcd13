package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.account.FirstRun;
import dev.ricochet.guard.CollectingPolicy;
import dev.ricochet.mailbox.FirstLook;
import dev.ricochet.mailbox.FirstLook.Stage;
import dev.ricochet.mailbox.FirstLooks;
import dev.ricochet.outbox.Collected;
import dev.ricochet.outbox.Collection;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Restorations;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What lay in an inbox before its first look: collected while it is read, and once all was read, told where that is
 * little, and kept for a person where it is much. What arrives later goes on at once.
 */
@ApplicationScoped
public class Past {
    private static final Logger LOG = Logger.getLogger(Past.class);

    private final FirstLooks looks;
    private final Outbox outbox;
    private final Collected collected;
    private final Restorations restorations;

    Past(FirstLooks looks, Outbox outbox, Collected collected, Restorations restorations) {
        this.looks = looks;
        this.outbox = outbox;
        this.collected = collected;
        this.restorations = restorations;
    }

    /** Before a look; only the first one counts. */
    void begin(Account account) {
        QuarkusTransaction.requiringNew().run(() -> looks.begin(account.id()));
    }

    /** Before when nothing is read at all, where the account wants none of the past. */
    Optional<Instant> leftAlone(Account account) {
        return account.caution().firstRun() == FirstRun.FROM_NOW
                ? QuarkusTransaction.requiringNew()
                        .call(() -> looks.find(account.id()))
                        .map(FirstLook::began)
                : Optional.empty();
    }

    /** The entries, of which those that are not to be told yet are held; in the transaction that keeps them. */
    List<Outbox.Entry> collected(Account account, List<Outbox.Entry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        CollectingPolicy policy =
                new CollectingPolicy(account.caution().isShadow(), restorations.toldUntil(), oldBefore(account));
        return entries.stream()
                .map(entry -> entry.heldFor(
                        entry.hold().or(() -> policy.hold(entry.event().arrivedAt()))))
                .toList();
    }

    private Optional<Instant> oldBefore(Account account) {
        return switch (account.caution().firstRun()) {
            case TELL, FROM_NOW -> Optional.empty();
            case PREVIEW -> looks.hold(account.id()).filter(FirstLook::collects).map(FirstLook::began);
        };
    }

    /** After a look that came to the end of every folder. */
    void wasRead(Account account) {
        QuarkusTransaction.requiringNew().run(() -> decide(account.id()));
    }

    private void decide(UUID account) {
        // most looks are long past the first, and lock nothing
        if (looks.find(account).filter(FirstLook::collects).isEmpty()) {
            return;
        }
        switch (looks.lock(account).map(FirstLook::stage).orElse(Stage.OVER)) {
            case READING -> judge(account);
            case WAITING -> wasDecided(account);
            case OVER -> {}
        }
    }

    private void judge(UUID account) {
        // those of domains that may be away are told too, as soon as that is sure
        long hard = collected.hard(account, HoldCause.PREVIEW) + collected.hard(account, HoldCause.DEAD_DOMAIN);
        if (CollectingPolicy.isHarmless(hard)) {
            int _ = outbox.release(new Selection(
                    State.HELD,
                    Optional.of(HoldCause.PREVIEW),
                    Optional.empty(),
                    Optional.of(account),
                    Optional.empty()));
            looks.move(account, Stage.OVER);
            return;
        }
        looks.move(account, Stage.WAITING);
        LOG.warnf(
                "account %s: %d hard bounces lay in its inbox; nothing of it is told before somebody approves",
                account, hard);
    }

    /** Inboxes that are being read for the first time. */
    public Set<UUID> beingRead() {
        return QuarkusTransaction.requiringNew().call(looks::reading);
    }

    /** What a person is to see first of an inbox, and of what was found by reading it again. */
    public Collection collection(UUID account) {
        return new Collection(
                account, HoldCause.PREVIEW, of(account).map(FirstLook::began).orElse(Instant.EPOCH));
    }

    /** After a person decided about some of what was collected: where nothing of it is left, the past is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void wasDecided(UUID account) {
        if (looks.lock(account).filter(look -> look.stage() == Stage.WAITING).isPresent()
                && !collected.isAny(account, HoldCause.PREVIEW)) {
            looks.move(account, Stage.OVER);
        }
    }

    /** What arrived before and is still being collected is for a person to see first; empty where that is over. */
    Optional<Instant> collectedBefore(UUID account) {
        return of(account).filter(FirstLook::collects).map(FirstLook::began);
    }

    public Optional<FirstLook> of(UUID account) {
        return QuarkusTransaction.requiringNew().call(() -> looks.find(account));
    }
}

package dev.ricochet.web.rereads;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.account.Account;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Chosen;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Released;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import dev.ricochet.web.Once;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Orders to read again, each given once and with its line in the audit trail. */
@ApplicationScoped
class RereadOrders {
    private final Rereads rereads;
    private final Outbox outbox;
    private final Alarms alarms;
    private final AuditTrail trail;
    private final Caller caller;
    private final Once once;

    RereadOrders(Rereads rereads, Outbox outbox, Alarms alarms, AuditTrail trail, Caller caller, Once once) {
        this.rereads = rereads;
        this.outbox = outbox;
        this.alarms = alarms;
        this.trail = trail;
        this.caller = caller;
        this.once = once;
    }

    @Transactional
    Reread begin(UUID account, RereadOrder order) {
        String id = once.make(() -> {
                    UUID begun = rereads.begin(account, order.portion())
                            .orElseThrow(() -> new Refusal(
                                    ProblemKind.CONFLICT,
                                    Rereads.MOST_OPEN + " are under way: wait for one of them, or stop it."));
                    add(Deed.to("reread.create", begun.toString()).of(account));
                    return begun.toString();
                })
                .id();
        return known(account, UUID.fromString(id));
    }

    Reread known(UUID account, UUID id) {
        return rereads.find(id)
                .filter(reread -> reread.account().equals(account))
                .orElseThrow(Refusal::notFound);
    }

    @Transactional
    Reread stop(UUID account, UUID id) {
        Reread reread = known(account, id);
        if (!rereads.end(reread.id(), Reread.State.STOPPED, "by a person")) {
            throw new Refusal(ProblemKind.CONFLICT, "It has ended already.");
        }
        add(Deed.to("reread.stop", id.toString()).of(account));
        return known(account, id);
    }

    /** How many it would be, or, where the number of people was named and is right, is. */
    @Transactional
    Retold retell(Account account, UUID id, RetellOrder order) {
        if (known(account.id(), id).state() == Reread.State.OPEN) {
            throw new Refusal(ProblemKind.CONFLICT, "It is still under way: wait for its end, or stop it.");
        }
        Set<UUID> events = Set.copyOf(rereads.events(id));
        Chosen told = outbox.countTold(events);
        if (order.dryRun()) {
            return new Retold(true, told.events(), told.people(), null);
        }
        if (order.people() == null || order.people() != told.people()) {
            throw new Refusal(
                    ProblemKind.STALE,
                    "It is about " + told.people() + " people: say so in people, if that is what you want.");
        }
        Released released = outbox.retell(events, account.caution().maxHardAnHour());
        add(Deed.to("reread.retell", id.toString()).of(account.id()).concerning(told.people()));
        alarms.raise(
                Condition.RETOLD,
                Optional.of(account.id()),
                "reread.retell",
                "Bounces of %d people, met by reading again.".formatted(told.people()));
        return new Retold(false, released.due(), told.people(), released.until().orElse(null));
    }

    void proposed(UUID account, UUID proposal) {
        add(Deed.to("reread.propose", proposal.toString()).of(account).concerning(1));
    }

    private void add(Deed deed) {
        trail.add(caller.access().who(), deed);
    }
}

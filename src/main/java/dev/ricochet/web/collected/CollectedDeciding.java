package dev.ricochet.web.collected;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.account.Account;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.flow.Past;
import dev.ricochet.outbox.Chosen;
import dev.ricochet.outbox.Collected;
import dev.ricochet.outbox.Collection;
import dev.ricochet.outbox.Released;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Carries out what a person decided about what was collected, and writes it into the audit trail. */
@ApplicationScoped
public class CollectedDeciding {
    private final Collected collected;
    private final Past past;
    private final AuditTrail trail;
    private final Alarms alarms;
    private final Caller caller;

    CollectedDeciding(Collected collected, Past past, AuditTrail trail, Alarms alarms, Caller caller) {
        this.collected = collected;
        this.past = past;
        this.trail = trail;
        this.alarms = alarms;
        this.caller = caller;
    }

    /** How many it would be, or, where the number of people was named and is right, were. */
    @Transactional
    public ClassDecided release(Account account, Collection collection, ClassDecision decision, String what) {
        Chosen chosen = collected.count(collection, decision.kinds());
        if (decision.dryRun()) {
            return new ClassDecided(true, chosen.events(), chosen.people(), null);
        }
        insist(decision, chosen);
        Released released = collected.release(
                collection, decision.kinds(), account.caution().maxHardAnHour());
        decided(account, chosen, what);
        return new ClassDecided(
                false, released.due(), chosen.people(), released.until().orElse(null));
    }

    /** How many would be, or were, decided never to be told. */
    @Transactional
    public ClassDecided discard(Account account, Collection collection, ClassDecision decision, String what) {
        Chosen chosen = collected.count(collection, decision.kinds());
        if (decision.dryRun()) {
            return new ClassDecided(true, chosen.events(), chosen.people(), null);
        }
        insist(decision, chosen);
        int discarded = collected.discard(collection, decision.kinds());
        decided(account, chosen, what);
        return new ClassDecided(false, discarded, chosen.people(), null);
    }

    private static void insist(ClassDecision decision, Chosen chosen) {
        if (decision.people() == null || decision.people() != chosen.people()) {
            throw new Refusal(
                    ProblemKind.STALE,
                    "It is about " + chosen.people() + " people: say so in people, if that is what you want.");
        }
    }

    private void decided(Account account, Chosen chosen, String what) {
        past.wasDecided(account.id());
        trail.add(
                caller.access().who(),
                Deed.to(what, account.id().toString()).of(account.id()).concerning(chosen.people()));
        alarms.raise(
                Condition.BULK_DECISION,
                Optional.of(account.id()),
                what,
                "%s: %d people.".formatted(what, chosen.people()));
    }
}

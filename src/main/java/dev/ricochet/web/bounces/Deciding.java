package dev.ricochet.web.bounces;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Chosen;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.Standing;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Carries out what a person decided, and writes it into the audit trail. */
@ApplicationScoped
public class Deciding {
    private static final Logger log = Logger.getLogger(Deciding.class);

    private final Outbox outbox;
    private final AuditTrail trail;
    private final Caller caller;
    private final Alarms alarms;

    Deciding(Outbox outbox, AuditTrail trail, Caller caller, Alarms alarms) {
        this.outbox = outbox;
        this.trail = trail;
        this.caller = caller;
        this.alarms = alarms;
    }

    @Transactional
    public void one(Decision decision, UUID event) {
        Standing standing = visible(event);
        if (!decision.isAbout(standing.state())) {
            throw new Refusal(
                    ProblemKind.CONFLICT,
                    "It is " + standing.state().word() + ", and " + decision + " is not for what is.");
        }
        UUID account = standing.event().account();
        int _ = act(decision, Selection.one(standing.state(), event));
        trail.add(
                caller.access().who(),
                Deed.to("bounce." + decision.word(), event.toString())
                        .of(account)
                        .concerning(1));
        if (decision == Decision.RETELL) {
            raise(
                    decision,
                    Optional.of(account),
                    "one by one by " + caller.access().who(),
                    1);
        }
    }

    /** How many it would be, or, where the number of people was named and is right, were. */
    @Transactional
    Decided many(BulkDecision bulk) {
        Selection selection = bulk.selection();
        if (bulk.dryRun()) {
            Chosen chosen = count(selection);
            return new Decided(true, chosen.events(), chosen.people());
        }
        return many(bulk.decision(), selection, Optional.ofNullable(bulk.people()));
    }

    /** How many a decision would be about. */
    @Transactional
    public Chosen count(Selection selection) {
        check(selection);
        return outbox.count(selection);
    }

    /** @param people how many the one who decides was told that it is about; nothing is done when it is not so any more */
    @Transactional
    public Decided many(Decision decision, Selection selection, Optional<Long> people) {
        Chosen chosen = count(selection);
        if (people.filter(named -> named == chosen.people()).isEmpty()) {
            throw new Refusal(
                    ProblemKind.STALE,
                    "It is about " + chosen.people() + " people: say so in people, if that is what you want.");
        }
        int acted = act(decision, selection);
        Deed deed = Deed.to(
                        "bounce." + decision.word() + "-many", selection.state().word())
                .concerning(chosen.people());
        trail.add(caller.access().who(), selection.account().map(deed::of).orElse(deed));
        String subject =
                selection.state().word() + " " + UUID.randomUUID().toString().substring(0, 8);
        raise(decision, selection.account(), subject, chosen.people());
        log.warnf(
                "%s of %d people by %s",
                decision, chosen.people(), caller.access().who());
        return new Decided(false, acted, chosen.people());
    }

    public Standing visible(UUID event) {
        return outbox.standings(event).stream()
                .filter(standing -> caller.access().sees(standing.event().account()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private void check(Selection selection) {
        Optional<UUID> account = selection.account();
        if (account.isEmpty()
                ? caller.access().accounts().isPresent()
                : !caller.access().sees(account.get())) {
            throw Refusal.invalid(Flaw.at("#/account", "must be an account that the token sees"));
        }
    }

    private void raise(Decision decision, Optional<UUID> account, String subject, long people) {
        alarms.raise(
                decision == Decision.RETELL ? Condition.RETOLD : Condition.BULK_DECISION,
                account,
                subject,
                "%s; people: %d; by %s"
                        .formatted(decision, people, caller.access().who()));
    }

    private int act(Decision decision, Selection selection) {
        return switch (decision) {
            case RELEASE, RETELL -> outbox.release(selection);
            case DISCARD -> outbox.discard(selection);
        };
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Standing;
import dev.ricochet.outbox.State;
import dev.ricochet.reread.Judgement;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Rereads;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.Digest128;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes of what is judged differently today an event of its own, which waits for a person. The one that was written down first
 * stays as it is: it is what was known then.
 */
@ApplicationScoped
public class Proposing {
    private final Outbox outbox;
    private final Rereads rereads;
    private final Accounts accounts;

    Proposing(Outbox outbox, Rereads rereads, Accounts accounts) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.rereads = rereads;
    }

    /** What came of it. */
    public sealed interface Answer {
        /** Held until somebody releases or discards it. */
        record Proposed(UUID event) implements Answer {}

        record Impossible(String why) implements Answer {}
    }

    @Transactional
    public Answer propose(UUID reread, Met met) {
        Optional<Standing> standing = outbox.standings(met.event()).stream().findFirst();
        if (met.today().isEmpty() || standing.isEmpty()) {
            return new Answer.Impossible("It would be no bounce today: there is nothing to tell.");
        }
        Event then = standing.get().event();
        Judgement today = met.today().get();
        Kind kind = switch (today.hardness()) {
            case HARD -> Kind.HARD_BOUNCE;
            case SOFT -> Kind.SOFT_BOUNCE;
        };
        if (then.kind() == Kind.HARD_BOUNCE
                && kind == Kind.SOFT_BOUNCE
                && standing.get().state() == State.TOLD) {
            return new Answer.Impossible("It was told as hard, and a soft bounce would not take that back.");
        }
        Event proposal = new Event(
                Digest128.of(
                        then.id().toString(),
                        "proposed",
                        kind.name(),
                        today.reason().name()),
                then.account(),
                then.mail(),
                kind,
                then.recipient(),
                then.detour(),
                Optional.of(today.reason()),
                new Evidence(
                        today.rule(), today.evidence(), today.source(), Evidence.Where.valueOf(today.evidenceIn())),
                then.occurredAt(),
                then.arrivedAt(),
                then.original(),
                then.meta(),
                then.campaign());
        Optional<String> softened =
                accounts.find(then.account()).flatMap(known -> Belief.softened(known.account(), proposal));
        Outbox.Added _ = outbox.add(
                List.of(), List.of(new Outbox.Entry(proposal, Optional.of(HoldCause.PROPOSED), false, softened)));
        rereads.proposed(reread, met.event(), proposal.id());
        return new Answer.Proposed(proposal.id());
    }
}

package dev.ricochet.web.rereads;

import dev.ricochet.access.Caller;
import dev.ricochet.account.Account;
import dev.ricochet.flow.Proposing;
import dev.ricochet.flow.ReadingAgain;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import dev.ricochet.web.Once;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;
import java.util.UUID;

/** Orders to read again as they come over REST, each given once. */
@ApplicationScoped
class RereadOrders {
    private final ReadingAgain reading;
    private final Rereads rereads;
    private final Caller caller;
    private final Once once;

    RereadOrders(ReadingAgain reading, Rereads rereads, Caller caller, Once once) {
        this.reading = reading;
        this.rereads = rereads;
        this.caller = caller;
        this.once = once;
    }

    @Transactional
    Reread begin(UUID account, RereadOrder order) {
        String id = once.make(() -> reading.begin(account, order.portion(), who())
                        .orElseThrow(() -> new Refusal(
                                ProblemKind.CONFLICT,
                                Rereads.MOST_OPEN + " are under way: wait for one of them, or stop it."))
                        .toString())
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
        if (!reading.stop(known(account, id), who())) {
            throw new Refusal(ProblemKind.CONFLICT, "It has ended already.");
        }
        return known(account, id);
    }

    /** How many it would be, or, where the number of people was named and is right, is. */
    Retold retell(Account account, UUID id, RetellOrder order) {
        OptionalLong people = order.dryRun()
                ? OptionalLong.empty()
                // no number is nobody's number
                : OptionalLong.of(order.people() == null ? -1 : order.people());
        return switch (reading.retell(account, known(account.id(), id), people, who())) {
            case ReadingAgain.Retold.TooEarly() ->
                throw new Refusal(ProblemKind.CONFLICT, "It is still under way: wait for its end, or stop it.");
            case ReadingAgain.Retold.Stale(var chosen) ->
                throw new Refusal(
                        ProblemKind.STALE,
                        "It is about " + chosen.people() + " people: say so in people, if that is what you want.");
            case ReadingAgain.Retold.Counted(var chosen) -> new Retold(true, chosen.events(), chosen.people(), null);
            case ReadingAgain.Retold.Begun(var released, long count) ->
                new Retold(false, released.due(), count, released.until().orElse(null));
        };
    }

    void propose(Reread reread, Met met) {
        if (reading.propose(reread, met, who()) instanceof Proposing.Answer.Impossible(String why)) {
            throw new Refusal(ProblemKind.CONFLICT, why);
        }
    }

    private String who() {
        return caller.access().who();
    }
}

package dev.ricochet.flow;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Deed;
import dev.ricochet.account.Account;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Chosen;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Released;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Portion;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What people order about reading again, over REST or from a shell: each deed with its line in the audit trail. */
@ApplicationScoped
public class ReadingAgain {
    private final Rereads rereads;
    private final Outbox outbox;
    private final Proposing proposing;
    private final Alarms alarms;
    private final AuditTrail trail;

    ReadingAgain(Rereads rereads, Outbox outbox, Proposing proposing, Alarms alarms, AuditTrail trail) {
        this.rereads = rereads;
        this.outbox = outbox;
        this.proposing = proposing;
        this.alarms = alarms;
        this.trail = trail;
    }

    /** What came of the wish to tell again. */
    public sealed interface Retold {
        /** It is still under way. */
        record TooEarly() implements Retold {}

        /** So many it would be; nothing was done. */
        record Counted(Chosen chosen) implements Retold {}

        /** So many it would be, which is not the number that was named; nothing was done. */
        record Stale(Chosen chosen) implements Retold {}

        record Begun(Released released, long people) implements Retold {}
    }

    /** Empty where too many are under way. */
    @Transactional
    public Optional<UUID> begin(UUID account, Portion portion, String who) {
        Optional<UUID> begun = rereads.begin(account, portion);
        begun.ifPresent(
                id -> trail.add(who, Deed.to("reread.create", id.toString()).of(account)));
        return begun;
    }

    /** False when it had ended before. */
    @Transactional
    public boolean stop(Reread reread, String who) {
        boolean stopped = rereads.end(reread.id(), Reread.State.STOPPED, "by a person");
        if (stopped) {
            trail.add(who, Deed.to("reread.stop", reread.id().toString()).of(reread.account()));
        }
        return stopped;
    }

    /** @param people how many it is about, as whoever wants it was told; empty only to be told */
    @Transactional
    public Retold retell(Account account, Reread reread, OptionalLong people, String who) {
        if (reread.state() == Reread.State.OPEN) {
            return new Retold.TooEarly();
        }
        Set<UUID> events = Set.copyOf(rereads.events(reread.id()));
        Chosen told = outbox.countTold(events);
        if (people.isEmpty()) {
            return new Retold.Counted(told);
        }
        if (people.getAsLong() != told.people()) {
            return new Retold.Stale(told);
        }
        Released released = outbox.retell(events, account.caution().maxHardAnHour());
        trail.add(
                who,
                Deed.to("reread.retell", reread.id().toString())
                        .of(account.id())
                        .concerning(told.people()));
        alarms.raise(
                Condition.RETOLD,
                Optional.of(account.id()),
                "reread.retell",
                "Bounces of %d people, met by reading again.".formatted(told.people()));
        return new Retold.Begun(released, told.people());
    }

    /** Makes an event of what would be said today. */
    @Transactional
    public Proposing.Answer propose(Reread reread, Met met, String who) {
        Proposing.Answer answer = proposing.propose(reread.id(), met);
        if (answer instanceof Proposing.Answer.Proposed(UUID proposal)) {
            trail.add(
                    who,
                    Deed.to("reread.propose", proposal.toString())
                            .of(reread.account())
                            .concerning(1));
        }
        return answer;
    }
}

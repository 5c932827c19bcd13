package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.lease.Lease;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.reread.Judgement;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Portion;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.Hardness;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What was found by reading again, and how far that is, in one transaction. What is new is kept as ever; what was known stays
 * as it is, and where it would be judged differently today, that is written down beside it.
 */
@ApplicationScoped
public class RereadKeeping {
    private final Outbox outbox;
    private final Past past;
    private final Rereads rereads;
    private final Accounts accounts;
    private final Replica replica;

    RereadKeeping(Outbox outbox, Past past, Rereads rereads, Accounts accounts, Replica replica) {
        this.outbox = outbox;
        this.past = past;
        this.rereads = rereads;
        this.accounts = accounts;
        this.replica = replica;
    }

    void keep(Reread reread, Account account, Lease lease, Reread.At at, int backlog, List<Taken> batch) {
        QuarkusTransaction.requiringNew().run(() -> keepIn(reread, account, lease, at, backlog, batch));
    }

    /** Processes ended or sessions broke in the next mail, again and again. */
    void passBy(Reread reread, Lease lease, Reread.At at, int backlog) {
        QuarkusTransaction.requiringNew()
                .run(() -> advance(reread, lease, at, new Reread.Progress(0, 1, 0, 0, 0, backlog), List.of()));
    }

    private void keepIn(Reread reread, Account account, Lease lease, Reread.At at, int backlog, List<Taken> batch) {
        if (!accounts.hold(account.id())) {
            throw new BatchStore.AccountGone();
        }
        List<KeptMail> mails =
                batch.stream().flatMap(taken -> taken.keptMail().stream()).toList();
        List<Outbox.Entry> entries =
                batch.stream().flatMap(taken -> taken.entriesIn().stream()).toList();
        List<Met> met = met(mails, entries);
        Outbox.Added added = outbox.add(mails, waiting(reread, past.collected(account, entries)));
        long skipped = batch.stream().filter(Taken.Aside.class::isInstance).count();
        long differing = met.stream().filter(Met::differs).count();
        advance(
                reread,
                lease,
                at,
                new Reread.Progress(batch.size() - skipped, skipped, added.fresh(), added.known(), differing, backlog),
                met);
    }

    private void advance(Reread reread, Lease lease, Reread.At at, Reread.Progress step, List<Met> met) {
        if (!replica.isHeld(lease) || !rereads.advance(reread.id(), at, step, met)) {
            throw new BatchStore.LeaseLost();
        }
    }

    // one mail is told as if it had just come; of a whole span a person is to see first what would be told
    private static List<Outbox.Entry> waiting(Reread reread, List<Outbox.Entry> entries) {
        return switch (reread.portion()) {
            case Portion.AtPlace _, Portion.Named _ -> entries;
            case Portion.Span _ ->
                entries.stream()
                        .map(entry -> entry.heldFor(entry.hold().or(() -> Optional.of(HoldCause.PREVIEW))))
                        .toList();
        };
    }

    private List<Met> met(List<KeptMail> mails, List<Outbox.Entry> entries) {
        Map<UUID, Event> before = outbox
                .ofMails(mails.stream().map(KeptMail::id).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Event::id, event -> event, (one, _) -> one, HashMap::new));
        before.keySet().removeAll(rereads.proposalsAmong(Set.copyOf(before.keySet())));
        List<Met> met = new ArrayList<>();
        for (Outbox.Entry entry : entries) {
            Event known = before.remove(entry.event().id());
            if (known != null) {
                met.add(compared(known, entry.event()));
            }
        }
        // what is left was said by these mails then, and would not be said today
        before.keySet().forEach(event -> met.add(new Met(event, true, Optional.empty(), Optional.empty())));
        return met;
    }

    private static Met compared(Event known, Event today) {
        return known.kind() == today.kind() && known.reason().equals(today.reason())
                ? new Met(known.id(), false, Optional.empty(), Optional.empty())
                : new Met(known.id(), true, judgement(today), Optional.empty());
    }

    private static Optional<Judgement> judgement(Event today) {
        Evidence evidence = today.evidence();
        return today.reason()
                .map(reason -> new Judgement(
                        today.kind() == Kind.HARD_BOUNCE ? Hardness.HARD : Hardness.SOFT,
                        reason,
                        evidence.ruleId(),
                        evidence.source(),
                        evidence.matched(),
                        evidence.where().name()));
    }
}

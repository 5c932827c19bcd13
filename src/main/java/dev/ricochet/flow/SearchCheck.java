package dev.ricochet.flow;

import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.PassedOver;
import dev.ricochet.mailbox.PassedOver.Stretch;
import dev.ricochet.unread.SetAside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The full check of what a search passed over: the headers of everything in it, some in each look, so that nothing is lost
 * by a search that misses. What it missed is read, counted and told to people.
 */
@ApplicationScoped
public class SearchCheck {
    private static final Logger LOG = Logger.getLogger(SearchCheck.class);

    /** Headers asked for at once. */
    private static final int AT_ONCE = 500;

    /** Such portions in one look: some megabytes. */
    private static final int MOST_PORTIONS = 4;

    private final PassedOver passedOver;
    private final Sieve sieve;
    private final BatchFetching fetching;
    private final BatchStore store;
    private final IntakeMetrics metrics;
    private final Alarms alarms;
    private final Clock clock;

    SearchCheck(
            PassedOver passedOver,
            Sieve sieve,
            BatchFetching fetching,
            BatchStore store,
            IntakeMetrics metrics,
            Alarms alarms,
            Clock clock) {
        this.passedOver = passedOver;
        this.sieve = sieve;
        this.fetching = fetching;
        this.store = store;
        this.metrics = metrics;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** @param place in the folder that was examined last, read to its end */
    void goOn(Place place, Mailbox mailbox, IntakeRun run) throws MailboxFailure {
        QuarkusTransaction.requiringNew().run(() -> passedOver.forgetOtherNumberings(place.cursor()));
        for (int portion = 0; portion < MOST_PORTIONS && run.goesOn(); portion++) {
            Optional<Stretch> next = QuarkusTransaction.requiringNew().call(() -> passedOver.next(place.cursor()));
            if (next.isEmpty()) {
                return;
            }
            check(next.get(), place, mailbox, run);
            run.budget().count();
            run.progressed(clock.instant());
        }
    }

    private void check(Stretch stretch, Place place, Mailbox mailbox, IntakeRun run) throws MailboxFailure {
        List<Listed> listed = mailbox.above(stretch.above().lastUid(), AT_ONCE);
        long upTo = listed.size() < AT_ONCE
                ? stretch.lastUid()
                : Math.min(listed.getLast().uid(), stretch.lastUid());
        List<Listed> unseen = listed.stream()
                .filter(mail -> mail.uid() <= upTo && !stretch.read().contains(mail.uid()))
                .toList();
        List<Listed> missed = sieve.worthFetching(mailbox, unseen);
        Stretch at = stretch;
        int reports = 0;
        for (Listed mail : missed) {
            reports += read(mail, at, place, mailbox, run) ? 1 : 0;
            at = new Stretch(stretch.above().at(mail.uid()), stretch.lastUid(), stretch.read(), 0);
        }
        if (at.above().lastUid() < upTo) {
            store.storeChecked(place, List.of(), at, upTo);
        }
        tell(reports, place);
    }

    /** Reads what the search missed, alone; true when it is more than people's mail. */
    private boolean read(Listed mail, Stretch stretch, Place place, Mailbox mailbox, IntakeRun run)
            throws MailboxFailure {
        List<Taken> taken = stretch.deaths() < Suspicion.MAIL_DEATHS
                ? fetched(mail, stretch, place, mailbox, run)
                : List.of(new Taken.Aside(
                        mail.uid(), SetAside.Cause.DEADLY, stretch.deaths() + " starts ended while it was read"));
        metrics.stored(taken, store.storeChecked(place, taken, stretch, mail.uid()));
        run.kept();
        return !(taken.getFirst() instanceof Taken.Passed) && !(taken.getFirst() instanceof Taken.Gone);
    }

    private List<Taken> fetched(Listed mail, Stretch stretch, Place place, Mailbox mailbox, IntakeRun run)
            throws MailboxFailure {
        QuarkusTransaction.requiringNew().run(() -> passedOver.begin(stretch));
        try {
            return fetching.fetch(place, mailbox, List.of(mail), run);
        } catch (MailboxFailure failure) {
            QuarkusTransaction.requiringNew().run(() -> passedOver.spare(stretch));
            throw failure;
        }
    }

    private void tell(int reports, Place place) {
        Optional<UUID> account = Optional.of(place.account().id());
        if (reports == 0) {
            alarms.end(Condition.SEARCH_MISSED, account, "");
            return;
        }
        metrics.searchMissed(place.account().id(), reports);
        LOG.warnf("the search missed %d mails in %s", reports, place.folder().name());
        alarms.raise(
                Condition.SEARCH_MISSED,
                account,
                "",
                "%d reports or automatic answers in %s that the search had not named; all were read"
                        .formatted(reports, place.folder().name()));
    }
}

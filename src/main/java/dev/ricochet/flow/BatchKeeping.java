package dev.ricochet.flow;

import dev.ricochet.mailbox.Unfinished;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.unread.SetAside;
import dev.ricochet.unread.Unkeepable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Marks a batch before it is taken, stores it after, and finds the mail that breaks either. */
@ApplicationScoped
public class BatchKeeping {
    private static final Logger LOG = Logger.getLogger(BatchKeeping.class);
    private static final String DIED = "died";

    private final BatchStore store;
    private final Unfinished unfinished;
    private final Replica replica;
    private final IntakeMetrics metrics;
    private final Complaints complaints;

    /** Up to which UID the mails of a folder are taken one by one, by cursor without its UID. */
    private final Map<String, Long> oneByOneUntil = new ConcurrentHashMap<>();

    BatchKeeping(
            BatchStore store, Unfinished unfinished, Replica replica, IntakeMetrics metrics, Complaints complaints) {
        this.store = store;
        this.unfinished = unfinished;
        this.replica = replica;
        this.metrics = metrics;
        this.complaints = complaints;
    }

    /** What the marks of processes that died say about the mail that comes next. */
    Suspicion suspicion(Place place, long nextUid) {
        Optional<Unfinished.Mark> found = QuarkusTransaction.requiringNew()
                .call(() -> unfinished.find(place.account().id(), place.folder().name()));
        String folder = keyOf(place);
        if (found.isEmpty()
                || found.get().uidValidity() != place.cursor().uidValidity()
                || found.get().firstUid() != nextUid) {
            return nextUid <= oneByOneUntil.getOrDefault(folder, 0L)
                    ? new Suspicion.OneByOne(0)
                    : new Suspicion.None(0);
        }
        Unfinished.Mark mark = found.get();
        int deaths = mark.owner().equals(place.owner()) ? mark.deaths() : mark.deaths() + 1;
        if (mark.firstUid() == mark.lastUid()) {
            return deaths >= Suspicion.MAIL_DEATHS
                    ? new Suspicion.Deadly(nextUid, deaths)
                    : new Suspicion.OneByOne(deaths);
        }
        if (deaths < Suspicion.BATCH_DEATHS) {
            return new Suspicion.None(deaths);
        }
        LOG.warnf(
                "%d starts ended in one batch of %s: its mails are taken one by one",
                deaths, place.folder().name());
        oneByOneUntil.put(folder, mark.lastUid());
        return new Suspicion.OneByOne(0);
    }

    void begin(Place place, long firstUid, long lastUid, int deaths) {
        mark(place, firstUid, lastUid, place.owner(), deaths);
    }

    /** This process lives on, but not by merit of the mails it was reading: out of memory, stack overflow. */
    void died(Place place, long firstUid, long lastUid, int deaths) {
        mark(place, firstUid, lastUid, DIED, deaths);
    }

    private void mark(Place place, long firstUid, long lastUid, String owner, int deaths) {
        var mark = new Unfinished.Mark(place.cursor().uidValidity(), firstUid, lastUid, owner, deaths);
        QuarkusTransaction.requiringNew().run(() -> {
            if (!replica.isHeld(place.lease())) {
                throw new BatchStore.LeaseLost();
            }
            unfinished.mark(place.account().id(), place.folder().name(), mark);
        });
    }

    /** Stores a batch whole; where the database refuses what it says, mail by mail, and the refused one is set aside. */
    void keep(Place place, List<Taken> batch, long lastUid) {
        try {
            stored(place, batch, lastUid);
        } catch (Unkeepable e) {
            keepOneByOne(place, batch, lastUid);
        }
    }

    private void keepOneByOne(Place place, List<Taken> batch, long lastUid) {
        Place at = place;
        for (Taken taken : batch) {
            try {
                stored(at, List.of(taken), taken.uid());
            } catch (Unkeepable e) {
                LOG.errorf(
                        e,
                        "mail %d in %s is set aside: it cannot be kept",
                        taken.uid(),
                        place.folder().name());
                setAside(at, taken.uid(), SetAside.Cause.UNKEEPABLE, "the database refused what it says");
            }
            at = at.at(taken.uid());
        }
        if (at.cursor().lastUid() < lastUid) {
            stored(at, List.of(), lastUid);
        }
    }

    /** Nothing up to a UID is worth fetching. */
    void pass(Place place, long lastUid) {
        stored(place, List.of(), lastUid);
    }

    void setAside(Place place, long uid, SetAside.Cause cause, String words) {
        stored(place, List.of(new Taken.Aside(uid, cause, words)), uid);
    }

    private void stored(Place place, List<Taken> batch, long lastUid) {
        Outbox.Added added = store.store(place, batch, lastUid);
        metrics.stored(batch, added);
        complaints.heard(place, batch);
    }

    private static String keyOf(Place place) {
        return place.account().id() + "/" + place.cursor().uidValidity() + "/"
                + place.folder().name();
    }
}

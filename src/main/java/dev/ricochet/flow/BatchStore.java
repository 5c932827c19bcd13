package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.PassedOver;
import dev.ricochet.mailbox.Unfinished;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.smtp.TestSendStore;
import dev.ricochet.unread.SetAside;
import dev.ricochet.unread.Unkeepable;
import dev.ricochet.unread.Unread;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was read and how far, in one transaction: after a crash mails are read again, never lost. */
@ApplicationScoped
public class BatchStore {
    private final Outbox outbox;
    private final Past past;
    private final Braking braking;
    private final Cursors cursors;
    private final Unfinished unfinished;
    private final Unread unread;
    private final SetAside setAside;
    private final PassedOver passedOver;
    private final Accounts accounts;
    private final TestSendStore tests;

    BatchStore(
            Outbox outbox,
            Past past,
            Braking braking,
            Cursors cursors,
            Unfinished unfinished,
            Unread unread,
            SetAside setAside,
            PassedOver passedOver,
            Accounts accounts,
            TestSendStore tests) {
        this.outbox = outbox;
        this.past = past;
        this.braking = braking;
        this.cursors = cursors;
        this.unfinished = unfinished;
        this.unread = unread;
        this.setAside = setAside;
        this.passedOver = passedOver;
        this.accounts = accounts;
        this.tests = tests;
    }

    /** The lease ended while mails were read: another poller goes on, and nothing was stored. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The account was deleted while its mails were read: nothing was stored. */
    static final class AccountGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Stores a batch and moves the cursor to {@code lastUid}. */
    Outbox.Added store(Place place, List<Taken> batch, long lastUid) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Outbox.Added added = storeIn(place, batch);
                if (place.bySearch()) {
                    passedOver.note(
                            place.cursor(),
                            lastUid,
                            batch.stream().map(Taken::uid).toList());
                }
                if (!cursors.move(place.cursor().at(lastUid), place.under())) {
                    throw new LeaseLost();
                }
                unfinished.clear(place.account().id(), place.folder().name());
                return added;
            });
        } catch (RuntimeException e) {
            throw Unkeepable.from(e);
        }
    }

    /** Stores mails that a search had passed over, and notes that everything up to {@code uid} was looked at. */
    Outbox.Added storeChecked(Place place, List<Taken> batch, PassedOver.Stretch stretch, long uid) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Outbox.Added added = storeIn(place, batch);
                if (!passedOver.checked(stretch, uid, place.under())) {
                    throw new LeaseLost();
                }
                return added;
            });
        } catch (RuntimeException e) {
            throw Unkeepable.from(e);
        }
    }

    private Outbox.Added storeIn(Place place, List<Taken> batch) {
        UUID account = place.account().id();
        String folder = place.folder().name();
        if (!accounts.hold(account)) {
            throw new AccountGone();
        }
        List<Outbox.Entry> entries = past.collected(
                place.account(),
                batch.stream().flatMap(taken -> taken.entriesIn().stream()).toList());
        Outbox.Added added = outbox.add(
                batch.stream().flatMap(taken -> taken.keptMail().stream()).toList(), entries);
        braking.judge(account, entries);
        boolean anyUnread = false;
        for (Taken taken : batch) {
            switch (taken) {
                case Taken.NotUnderstood(var id, var message, var _, var why) -> {
                    unread.keep(id, account, why, folder, message.receivedAt(), message.bytes());
                    anyUnread = true;
                }
                case Taken.Aside(var uid, var cause, var words) ->
                    setAside.keep(account, folder, place.cursor().uidValidity(), uid, cause, words);
                case Taken.OfTest(var _, var _, var _, var test, var words, var hardness) ->
                    tests.bounced(test, words, hardness);
                case Taken.Kept _, Taken.Complained _, Taken.Passed _, Taken.Gone _ -> {}
            }
        }
        if (anyUnread) {
            unread.makeRoom(account);
        }
        return added;
    }
}

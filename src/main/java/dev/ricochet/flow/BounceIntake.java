package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Batches;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.FolderState;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.unread.SetAside;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The first journey: mailbox → message → report → verdict → outbox, then move the cursor. */
@ApplicationScoped
public class BounceIntake {
    private static final Logger LOG = Logger.getLogger(BounceIntake.class);

    private final Past past;
    private final SentGathering sent;
    private final Stances stances;
    private final Beginnings beginnings;
    private final Sieve sieve;
    private final SearchCheck check;
    private final BatchFetching fetching;
    private final BatchKeeping keeping;
    private final Clock clock;

    BounceIntake(
            Past past,
            SentGathering sent,
            Stances stances,
            Beginnings beginnings,
            Sieve sieve,
            SearchCheck check,
            BatchFetching fetching,
            BatchKeeping keeping,
            Clock clock) {
        this.past = past;
        this.sent = sent;
        this.stances = stances;
        this.beginnings = beginnings;
        this.sieve = sieve;
        this.check = check;
        this.fetching = fetching;
        this.keeping = keeping;
        this.clock = clock;
    }

    /**
     * Takes everything that is new in an inbox, batch by batch, knowing all that was sent before.
     *
     * @return what the first of its folders was read up to; empty when the reading was stopped before its end
     */
    Optional<ReadFolder> read(Account account, Mailbox mailbox, Cursors.Under under, IntakeRun run)
            throws MailboxFailure {
        past.begin(account);
        sent.gather(account, mailbox, under, run);
        Stance stance = stances.towards(account, mailbox);
        List<ReadFolder> read = new ArrayList<>();
        for (MailFolder folder : mailbox.folders()) {
            FolderState state = mailbox.examine(folder);
            Place place = new Place(
                    account,
                    stance,
                    folder,
                    beginnings.of(account, folder, state, mailbox, under, Duration.ZERO),
                    under,
                    run.owner());
            Sifted sifted = sieve.above(mailbox, place.cursor().lastUid(), state.uidNext());
            while (run.goesOn() && !sifted.isBehind(place.cursor().lastUid())) {
                run.backlog(folder, sifted.mails().size());
                place = takeBatch(place.with(sifted), mailbox, sifted, run);
                run.kept();
                run.progressed(clock.instant());
                sifted = sifted.isBehind(place.cursor().lastUid())
                        ? sieve.above(mailbox, place.cursor().lastUid(), state.uidNext())
                        : sifted.above(place.cursor().lastUid());
            }
            run.backlog(folder, sifted.mails().size());
            if (!sifted.isBehind(place.cursor().lastUid())) {
                return Optional.empty();
            }
            if (mailbox.searches()) {
                check.goOn(place, mailbox, run);
            }
            read.add(new ReadFolder(folder, state));
        }
        past.wasRead(account);
        return read.stream().findFirst();
    }

    /** Takes one batch from the front of what is listed; answers where the next begins. */
    private Place takeBatch(Place place, Mailbox mailbox, Sifted sifted, IntakeRun run) throws MailboxFailure {
        List<Listed> listed = sifted.mails();
        if (listed.isEmpty()) {
            keeping.pass(place, sifted.upTo());
            return place.at(sifted.upTo());
        }
        Suspicion suspicion = keeping.suspicion(place, listed.getFirst().uid());
        if (suspicion instanceof Suspicion.Deadly(var uid, var deaths)) {
            LOG.errorf(
                    "mail %d in %s is set aside: %d starts ended in it",
                    uid, place.folder().name(), deaths);
            keeping.setAside(place, uid, SetAside.Cause.DEADLY, deaths + " starts ended while it was read");
            return place.at(uid);
        }
        int most = Math.min(suspicion.mostMails(), run.patience().mostMails(place.folder()));
        List<Listed> batch = Batches.first(listed, most, run.budget().forOneBatch(), BatchFetching.FRONT);
        long first = batch.getFirst().uid();
        long last = batch.getLast().uid();
        long end = sifted.endOf(batch);
        keeping.begin(place, first, last, suspicion.deaths());
        try {
            List<Taken> taken = fetching.fetch(place, mailbox, batch, run);
            run.patience().succeeded(place.folder());
            keeping.keep(place, taken, end);
        } catch (MailboxFailure failure) {
            if (failure.cause().maySpeakOfOneMail()) {
                giveUp(place, batch, failure, run);
            }
            throw failure;
        } catch (Error error) {
            keeping.died(place, first, last, suspicion.deaths());
            throw error;
        }
        return place.at(end);
    }

    // a mail on which session after session ends, alone and with everything else well, is passed by
    private void giveUp(Place place, List<Listed> batch, MailboxFailure failure, IntakeRun run) {
        run.patience().failed(place.folder(), batch.size());
        if (batch.size() == 1 && run.patience().isExhausted(place.folder())) {
            long uid = batch.getFirst().uid();
            LOG.errorf("mail %d in %s is set aside: %s", uid, place.folder().name(), failure.cause());
            keeping.setAside(place, uid, SetAside.Cause.UNFETCHABLE, failure.cause() + ": " + failure.getMessage());
            run.patience().succeeded(place.folder());
        }
    }
}

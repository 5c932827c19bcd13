package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Cursor;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.FolderState;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.MailboxStates;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where reading begins in a folder: where it ended, or at a time when there is no such place any more. */
@ApplicationScoped
public class Beginnings {
    private static final Logger LOG = Logger.getLogger(Beginnings.class);

    private final Cursors cursors;
    private final MailboxStates states;
    private final Past past;
    private final Clock clock;

    Beginnings(Cursors cursors, MailboxStates states, Past past, Clock clock) {
        this.cursors = cursors;
        this.states = states;
        this.past = past;
        this.clock = clock;
    }

    /**
     * The cursor of a folder just examined.
     *
     * @param further how much further than the account's look-back a first reading goes
     */
    Cursor of(
            Account account,
            MailFolder folder,
            FolderState state,
            Mailbox mailbox,
            Cursors.Under under,
            Duration further)
            throws MailboxFailure {
        Optional<Cursor> known = QuarkusTransaction.requiringNew()
                .call(() -> cursors.find(account.id(), folder.name(), state.uidValidity()));
        if (known.isPresent() && known.get().standsIn(state)) {
            return known.get();
        }
        long last = mailbox.lastBefore(
                further.isZero() ? time(account) : lookedBack(account).minus(further));
        Cursor begin = new Cursor(account.id(), folder.name(), state.uidValidity(), last);
        LOG.infof("%s is read from UID %d on", folder.name(), last + 1);
        if (!QuarkusTransaction.requiringNew().call(() -> cursors.start(begin, under))) {
            throw new BatchStore.LeaseLost();
        }
        return begin;
    }

    // where the past is left alone, a mailbox that was renumbered does not bring it back; what was sent is learned all
    // the same
    private Instant time(Account account) {
        Instant lookedBack = lookedBack(account);
        return past.leftAlone(account).filter(lookedBack::isBefore).orElse(lookedBack);
    }

    /** The earlier of now − look-back and a day before the last good look. */
    private Instant lookedBack(Account account) {
        Instant lookBack = clock.instant().minus(account.lookBack());
        return QuarkusTransaction.requiringNew()
                .call(() -> states.of(account))
                .lastSuccess()
                .map(last -> last.minus(Duration.ofDays(1)))
                .filter(last -> last.isBefore(lookBack))
                .orElse(lookBack);
    }
}

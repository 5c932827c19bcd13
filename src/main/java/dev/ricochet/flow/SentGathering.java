package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.mailbox.Cursor;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.FolderState;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.mailbox.SentHeader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Learns what the account has sent, so that a report about it can be told from a forgery. Runs
 * before the reports are read.
 */
@ApplicationScoped
public class SentGathering {
    private static final Logger LOG = Logger.getLogger(SentGathering.class);

    /** Copies read at once, by their headers. */
    private static final int MOST_HEADERS = 500;

    /** A bounce may come days after the mail: servers try for five days, some for seven. */
    private static final Duration DELIVERY_TAKES = Duration.ofDays(7);

    private final Beginnings beginnings;
    private final Cursors cursors;
    private final SentCopies copies;
    private final Clock clock;

    SentGathering(Beginnings beginnings, Cursors cursors, SentCopies copies, Clock clock) {
        this.beginnings = beginnings;
        this.cursors = cursors;
        this.copies = copies;
        this.clock = clock;
    }

    /** Where the server keeps no copies, nothing is learned. */
    void gather(Account account, Mailbox mailbox, Cursors.Under under, IntakeRun run) throws MailboxFailure {
        Optional<MailFolder> sent = mailbox.sent();
        if (sent.isPresent()) {
            gatherFrom(sent.get(), account, mailbox, under, run);
        }
    }

    private void gatherFrom(MailFolder sent, Account account, Mailbox mailbox, Cursors.Under under, IntakeRun run)
            throws MailboxFailure {
        try {
            gather(account, sent, mailbox, under, run);
        } catch (MailboxFailure failure) {
            // the server answered, and goes on: where no proof is asked for, that must not keep bounces back
            if (failure.cause() != MailboxFailure.Cause.REFUSED || account.proofOfOrigin() != ProofOfOrigin.OFF) {
                throw failure;
            }
            LOG.warnf("%s cannot be read: %s", sent.name(), failure.getMessage());
        }
    }

    private void gather(Account account, MailFolder sent, Mailbox mailbox, Cursors.Under under, IntakeRun run)
            throws MailboxFailure {
        FolderState state = mailbox.examine(sent);
        Cursor cursor = beginnings.of(account, sent, state, mailbox, under, DELIVERY_TAKES);
        while (run.goesOn()) {
            List<SentHeader> headers = mailbox.sentAbove(
                    cursor.lastUid(), MOST_HEADERS, account.restraint().marks());
            if (headers.isEmpty()) {
                return;
            }
            cursor = keep(account, headers, cursor.at(headers.getLast().uid()), under);
            run.budget().count();
            run.progressed(clock.instant());
        }
    }

    private Cursor keep(Account account, List<SentHeader> headers, Cursor next, Cursors.Under under) {
        return QuarkusTransaction.requiringNew().call(() -> {
            copies.add(
                    account.id(),
                    headers.stream()
                            .filter(copy -> copy.isFrom(account.address()) || copy.isFrom(account.from()))
                            .toList());
            if (!cursors.move(next, under)) {
                throw new BatchStore.LeaseLost();
            }
            return next;
        });
    }
}

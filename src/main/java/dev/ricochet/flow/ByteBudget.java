package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Batches;
import dev.ricochet.mailbox.DailyBytes;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.mailbox.Traffic;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The bytes one session takes, counted in the database, rationed, and refused before a day's cap is near. */
final class ByteBudget {
    private final Account account;
    private final Mailbox mailbox;
    private final Traffic traffic;
    private final IntakeMetrics metrics;
    private final DailyBytes limit;
    private long counted;
    private boolean slow;
    private long ration;

    ByteBudget(Account account, Mailbox mailbox, Traffic traffic, IntakeMetrics metrics) {
        this.account = account;
        this.mailbox = mailbox;
        this.traffic = traffic;
        this.metrics = metrics;
        this.limit = new DailyBytes(account.imap().dailyBytes());
    }

    /** Whether so many bytes may still be downloaded. */
    void ask(long bytes) throws MailboxFailure {
        long spent = spent();
        if (bytes > limit.left(spent)) {
            throw new MailboxFailure(
                    Cause.BUDGET_SPENT,
                    "%d of %d bytes were downloaded in the last 24 hours"
                            .formatted(spent, account.imap().dailyBytes()));
        }
        ration -= slow ? bytes : 0;
    }

    /** How many bytes the next batch should have at most; a mail alone may have more. */
    long forOneBatch() {
        long spent = spent();
        if (!slow && limit.isSlow(spent)) {
            slow = true;
            ration = limit.ration(spent);
        }
        return slow ? Math.min(ration, Batches.MOST_BYTES) : Batches.MOST_BYTES;
    }

    /** Whether this session reads by rations: then it does not stay. */
    boolean isSlow() {
        return slow;
    }

    /** Whether more is left for another session. */
    boolean isRationEaten() {
        return slow && ration <= 0;
    }

    /** Writes down what the session has taken since this was last asked. */
    void count() {
        long now = mailbox.bytesReceived();
        long fresh = now - counted;
        if (fresh > 0) {
            QuarkusTransaction.requiringNew().run(() -> traffic.count(account.id(), fresh));
            metrics.bytesRead(fresh);
            counted = now;
        }
    }

    private long spent() {
        count();
        long spent = QuarkusTransaction.requiringNew().call(() -> traffic.ofADay(account.id()));
        metrics.budgetUsed(account.id(), (double) spent / account.imap().dailyBytes());
        return spent;
    }
}

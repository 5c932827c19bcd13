package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.mailbox.Traffic;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The bytes one session takes, counted in the database, and refused before a day's cap is passed. */
final class ByteBudget {
    private final Account account;
    private final Mailbox mailbox;
    private final Traffic traffic;
    private final IntakeMetrics metrics;
    private long counted;

    ByteBudget(Account account, Mailbox mailbox, Traffic traffic, IntakeMetrics metrics) {
        this.account = account;
        this.mailbox = mailbox;
        this.traffic = traffic;
        this.metrics = metrics;
    }

    /** Whether so many bytes may still be downloaded. */
    void ask(long bytes) throws MailboxFailure {
        count();
        long spent = QuarkusTransaction.requiringNew().call(() -> traffic.ofADay(account.id()));
        if (spent + bytes > account.imap().dailyBytes()) {
            throw new MailboxFailure(
                    Cause.BUDGET_SPENT,
                    "%d of %d bytes were downloaded in the last 24 hours"
                            .formatted(spent, account.imap().dailyBytes()));
        }
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
}

package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.Outcome;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Takes an account away, and decides about its events that were not told. What was told stays as history, and the identity
 * of every event stays known, so that an account made again for the same inbox tells nothing twice.
 */
@ApplicationScoped
public class AccountRemoval {
    private final Accounts accounts;
    private final Outbox outbox;
    private final MailboxStates states;
    private final Alarms alarms;

    AccountRemoval(Accounts accounts, Outbox outbox, MailboxStates states, Alarms alarms) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.states = states;
        this.alarms = alarms;
    }

    /** What becomes of events that still wait. */
    public enum Waiting {
        /** They stay, and are told if an account is ever made again for the same inbox. */
        KEPT,
        /** They are never told. */
        DISCARDED
    }

    /** In one transaction: a batch that is being read meanwhile is either kept before or not at all. */
    @Transactional
    public Outcome remove(UUID id, long version, Waiting waiting) {
        Outcome outcome = accounts.delete(id, version);
        if (outcome instanceof Outcome.Done) {
            states.forget(id);
            alarms.endAll(id);
            if (waiting == Waiting.DISCARDED) {
                int _ = outbox.abandon(id);
            }
        }
        return outcome;
    }
}

package dev.ricochet.web.accounts;

import dev.ricochet.access.Caller;
import dev.ricochet.account.Account;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.flow.lookout.AccountLookout;
import dev.ricochet.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Raises an alarm where a change to an account could do people harm, and says how many they are. */
@ApplicationScoped
class MeansOfHarm {
    private final Alarms alarms;
    private final Outbox outbox;
    private final Caller caller;

    MeansOfHarm(Alarms alarms, Outbox outbox, Caller caller) {
        this.alarms = alarms;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** @param before empty for a new account */
    void tell(Optional<Account> before, Account after) {
        before.map(MeansOfHarm::host)
                .filter(host -> !host.equalsIgnoreCase(host(after)))
                .ifPresent(host -> raise(
                        after,
                        Condition.CALLBACK_CHANGED,
                        host(after),
                        "%s in place of %s; people: %d; by %s"
                                .formatted(
                                        host(after),
                                        host,
                                        people(after),
                                        caller.access().who())));
        if (after.proofOfOrigin() == ProofOfOrigin.OFF) {
            raise(after, Condition.PROOF_OFF, "", AccountLookout.withoutProof(people(after)));
        }
    }

    private void raise(Account account, Condition condition, String subject, String words) {
        alarms.raise(condition, Optional.of(account.id()), subject, words);
    }

    // those that something is yet to be told of; whoever bounces later comes on top
    private long people(Account account) {
        return outbox.peopleOpen(account.id());
    }

    private static String host(Account account) {
        return Objects.requireNonNullElse(account.callback().reveal().getHost(), "");
    }
}

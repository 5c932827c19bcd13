package dev.ricochet.flow.lookout;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Condition;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.MailboxStates.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Whether inboxes can be read. */
@ApplicationScoped
public class MailboxLookout implements Lookout {
    /** A restart of the server, a night's maintenance of a router: no reason to wake anybody. */
    static final Duration PASSING_TROUBLE = Duration.ofMinutes(30);

    /** A clock that was set wrongly alone makes no silence. */
    private static final int PASSING_FAILURES = 3;

    private final Accounts accounts;
    private final MailboxStates states;
    private final Clock clock;

    MailboxLookout(Accounts accounts, MailboxStates states, Clock clock) {
        this.accounts = accounts;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.LOGIN_REFUSED, Condition.MAILBOX_SILENT, Condition.UNTRUSTED_CERTIFICATE);
    }

    @Override
    public List<Finding> look() {
        List<Account> active =
                accounts.active().stream().map(KnownAccount::account).toList();
        Function<UUID, State> known = QuarkusTransaction.requiringNew().call(() -> states.of(active));
        return active.stream()
                .flatMap(account -> of(account, known.apply(account.id())).stream())
                .toList();
    }

    private Optional<Finding> of(Account account, State state) {
        if (state.failures() == 0) {
            return Optional.empty();
        }
        String cause = state.cause().orElse("");
        String words = state.words().orElse("");
        if (cause.equals(Cause.LOGIN_REFUSED.name())) {
            return Optional.of(Finding.of(account.id(), Condition.LOGIN_REFUSED, "", words));
        }
        if (cause.equals(Cause.TLS.name())) {
            return Optional.of(Finding.of(
                    account.id(),
                    Condition.UNTRUSTED_CERTIFICATE,
                    account.imap().host(),
                    words));
        }
        return isSilent(state) && !cause.equals(Cause.BUDGET_SPENT.name())
                ? Optional.of(Finding.of(
                        account.id(),
                        Condition.MAILBOX_SILENT,
                        "",
                        "last read "
                                + state.lastSuccess().map(at -> at.toString()).orElse("never") + "; " + state.failures()
                                + " failures since: " + cause + ": "
                                + words))
                : Optional.empty();
    }

    private boolean isSilent(State state) {
        return state.failures() >= PASSING_FAILURES
                && state.lastSuccess()
                        .filter(at -> at.isAfter(clock.instant().minus(PASSING_TROUBLE)))
                        .isEmpty();
    }
}

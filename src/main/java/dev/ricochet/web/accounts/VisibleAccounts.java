package dev.ricochet.web.accounts;

import dev.ricochet.access.Caller;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The accounts that are there for the eyes of whoever asks. */
@ApplicationScoped
public class VisibleAccounts {
    private final Accounts accounts;
    private final Caller caller;

    VisibleAccounts(Accounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** Refused where there is none, or none for these eyes: nobody is told which. */
    KnownAccount get(UUID id) {
        return accounts.find(id)
                .filter(known -> caller.access().sees(known.id()))
                .orElseThrow(Refusal::notFound);
    }
}

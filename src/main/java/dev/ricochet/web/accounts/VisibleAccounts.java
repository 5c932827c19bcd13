package dev.ricochet.web.accounts;

import dev.ricochet.access.Access;
import dev.ricochet.access.Caller;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** The next by id, at most so many. */
    public List<KnownAccount> page(Optional<UUID> after, int atMost) {
        Access access = caller.access();
        if (access.accounts().isEmpty()) {
            return accounts.page(after, atMost);
        }
        String last = after.map(UUID::toString).orElse("");
        return accounts.all().stream()
                .filter(known -> access.sees(known.id()))
                .filter(known -> known.id().toString().compareTo(last) > 0)
                .sorted(Comparator.comparing(known -> known.id().toString()))
                .limit(atMost)
                .toList();
    }

    /** Refused where there is none, or none for these eyes: nobody is told which. */
    public KnownAccount get(UUID id) {
        return accounts.find(id)
                .filter(known -> caller.access().sees(known.id()))
                .orElseThrow(Refusal::notFound);
    }
}

package dev.ricochet.flow.lookout;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Condition;
import dev.ricochet.mailbox.DailyBytes;
import dev.ricochet.mailbox.Traffic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whether so much of an inbox was downloaded that reading is slowed down or has stopped. */
@ApplicationScoped
public class BudgetLookout implements Lookout {
    private static final long MEGABYTE = 1024L * 1024;

    private final Accounts accounts;
    private final Traffic traffic;

    BudgetLookout(Accounts accounts, Traffic traffic) {
        this.accounts = accounts;
        this.traffic = traffic;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.INTAKE_BUDGET);
    }

    @Override
    public List<Finding> look() {
        Map<UUID, Long> spent = QuarkusTransaction.requiringNew().call(traffic::ofADay);
        return accounts.active().stream()
                .map(KnownAccount::account)
                .filter(account -> budget(account).isSlow(spent.getOrDefault(account.id(), 0L)))
                .map(account -> finding(account, spent.getOrDefault(account.id(), 0L)))
                .toList();
    }

    private static Finding finding(Account account, long spent) {
        return Finding.of(
                account.id(),
                Condition.INTAKE_BUDGET,
                "",
                // not by the byte: words that change are told anew
                "about %d %% of %d MB were downloaded in 24 hours; reading %s"
                        .formatted(
                                spent / (account.imap().dailyBytes() / 100) / 5 * 5,
                                account.imap().dailyBytes() / MEGABYTE,
                                budget(account).isSpent(spent) ? "has stopped" : "is slowed down"));
    }

    private static DailyBytes budget(Account account) {
        return new DailyBytes(account.imap().dailyBytes());
    }
}

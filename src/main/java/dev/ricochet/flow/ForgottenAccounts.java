package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Lets go of what is counted for accounts that are no more. */
@ApplicationScoped
public class ForgottenAccounts {
    private final Accounts accounts;
    private final IntakeMetrics metrics;

    ForgottenAccounts(Accounts accounts, IntakeMetrics metrics) {
        this.accounts = accounts;
        this.metrics = metrics;
    }

    @Scheduled(
            identity = "forgotten-accounts",
            every = "10m",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        metrics.forgetAllBut(accounts.all().stream().map(KnownAccount::id).collect(Collectors.toSet()));
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofMinutes(10), Duration.ofMinutes(10), "forgotten accounts", this::forget);
    }

    void forget() {
        metrics.forgetAllBut(accounts.all().stream().map(KnownAccount::id).collect(Collectors.toSet()));
    }
}

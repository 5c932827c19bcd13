package dev.ricochet.health;

import dev.ricochet.account.Account;
import dev.ricochet.account.ConfiguredAccount;
import dev.ricochet.mailbox.MailboxStates;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** How the mailbox fares: in the group "flow", so that nobody restarts a pod over it. */
@ApplicationScoped
@HealthGroup("flow")
public class MailboxCheck implements HealthCheck {
    private final ConfiguredAccount configured;
    private final MailboxStates states;

    MailboxCheck(ConfiguredAccount configured, MailboxStates states) {
        this.configured = configured;
        this.states = states;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("mailbox");
        Optional<Account> account = configured.account();
        return account.isPresent()
                ? describe(answer, account.get())
                : answer.up().withData("account", "none is set").build();
    }

    private HealthCheckResponse describe(HealthCheckResponseBuilder answer, Account account) {
        MailboxStates.State state = QuarkusTransaction.requiringNew().call(() -> states.of(account));
        answer.withData("account", account.id().toString())
                .withData(
                        "last good look",
                        state.lastSuccess().map(Instant::toString).orElse("none yet"))
                .withData("failures since", state.failures());
        state.cause().ifPresent(cause -> answer.withData("failure", cause));
        state.words().ifPresent(words -> answer.withData("words", words));
        state.failedAt().ifPresent(at -> answer.withData("failed at", at.toString()));
        return answer.status(state.failures() == 0).build();
    }
}

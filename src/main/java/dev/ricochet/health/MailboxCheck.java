package dev.ricochet.health;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.MailboxStates.State;
import dev.ricochet.mailbox.SentCopies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** How the mailboxes fare: in the group "flow", so that nobody restarts a pod over it. */
@ApplicationScoped
@HealthGroup("flow")
public class MailboxCheck implements HealthCheck {
    /** Mailboxes described one by one; of more only those that fail are, and not more of them. */
    private static final int MOST_DESCRIBED = 50;

    private final Accounts accounts;
    private final MailboxStates states;
    private final SentCopies copies;

    MailboxCheck(Accounts accounts, MailboxStates states, SentCopies copies) {
        this.accounts = accounts;
        this.states = states;
        this.copies = copies;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("mailbox");
        List<Account> active =
                accounts.active().stream().map(KnownAccount::account).toList();
        Function<UUID, State> known = QuarkusTransaction.requiringNew().call(() -> states.of(active));
        Set<UUID> withCampaignMail = QuarkusTransaction.requiringNew()
                .call(() ->
                        copies.withCampaignMail(active.stream().map(Account::id).toList()));
        List<Account> failing = active.stream()
                .filter(account -> known.apply(account.id()).failures() > 0)
                .toList();
        answer.withData("accounts", active.size()).withData("failing", failing.size());
        (active.size() > MOST_DESCRIBED ? failing : active)
                .stream()
                        .limit(MOST_DESCRIBED)
                        .forEach(account -> answer.withData(
                                account.id().toString(),
                                inWords(known.apply(account.id())) + tells(account, withCampaignMail)));
        return answer.status(failing.isEmpty()).build();
    }

    private static String tells(Account account, Set<UUID> withCampaignMail) {
        return account.restraint().isCampaignOnly(withCampaignMail.contains(account.id()))
                ? "; tells bounces of marked campaign mail"
                : "; tells bounces of all mail";
    }

    private static String inWords(State state) {
        String good =
                "last good look: " + state.lastSuccess().map(Instant::toString).orElse("none yet");
        return state.failures() == 0
                ? good
                : "%s; %d failures since, at %s: %s: %s"
                        .formatted(
                                good,
                                state.failures(),
                                state.failedAt().map(Instant::toString).orElse(""),
                                state.cause().orElse(""),
                                state.words().orElse(""));
    }
}

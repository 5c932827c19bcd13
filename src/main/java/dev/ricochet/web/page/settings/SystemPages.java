package dev.ricochet.web.page.settings;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.Traffic;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows what runs here and how it fares. */
@Pages
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
public class SystemPages {
    private final String version;
    private final Health health;
    private final RuleBook rules;
    private final Accounts accounts;
    private final AccountNames names;
    private final Traffic traffic;
    private final Caller caller;

    SystemPages(
            @ConfigProperty(name = "quarkus.application.version") String version,
            Health health,
            RuleBook rules,
            Accounts accounts,
            AccountNames names,
            Traffic traffic,
            Caller caller) {
        this.version = version;
        this.health = health;
        this.rules = rules;
        this.accounts = accounts;
        this.names = names;
        this.traffic = traffic;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({Scope.ADMINISTER, Scope.READ_BOUNCES})
    public SystemPage show() {
        List<SystemPage.Check> checks = caller.access().accounts().isEmpty() ? health.checks() : List.of();
        return new SystemPage(
                version,
                Runtime.version().feature() + " (" + System.getProperty("java.vm.name") + ")",
                rules.cards().size(),
                checks.stream().allMatch(SystemPage.Check::well),
                checks,
                budgets());
    }

    private List<SystemPage.Budget> budgets() {
        Map<UUID, Long> used = traffic.ofADay();
        return accounts.all().stream()
                .map(KnownAccount::account)
                .filter(account -> caller.access().sees(account.id()))
                .map(account -> budget(account, used.getOrDefault(account.id(), 0L)))
                .toList();
    }

    private SystemPage.Budget budget(Account account, long used) {
        return SystemPage.Budget.of(names.of(account.id()), used, account.imap().dailyBytes());
    }
}

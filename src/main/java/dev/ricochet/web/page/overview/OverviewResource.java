package dev.ricochet.web.page.overview;

import dev.ricochet.access.Access;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.web.page.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows how everything stands. */
@Pages
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class OverviewResource {
    private final Overview overview;
    private final Caller caller;

    OverviewResource(Overview overview, Caller caller) {
        this.overview = overview;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Scope.READ_ACCOUNTS, Scope.READ_BOUNCES})
    public OverviewPage show() {
        Access viewer = caller.access();
        boolean readsAccounts = viewer.may(Scope.ACCOUNTS_READ);
        List<KnownAccount> accounts = readsAccounts ? overview.accounts(viewer) : List.of();
        List<Need> needs = readsAccounts ? overview.needs(viewer, accounts) : List.of();
        Traffic traffic = viewer.may(Scope.BOUNCES_READ) ? overview.traffic(viewer) : null;
        boolean tooMuch = traffic != null && traffic.week().tooMuch();
        return new OverviewPage(
                OverviewPage.Verdict.of(needs, tooMuch, !accounts.isEmpty() || !readsAccounts),
                needs,
                overview.cards(accounts, needs),
                traffic);
    }
}

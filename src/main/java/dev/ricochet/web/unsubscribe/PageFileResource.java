package dev.ricochet.web.unsubscribe;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.UnsubscribePage;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page as one file, for whoever hosts it elsewhere. */
@Path("/api/v1/accounts/{id}/unsubscribe-page.html")
@Tag(name = "Setup")
public class PageFileResource {
    private final Accounts accounts;
    private final UnsubscribePages pages;
    private final Caller caller;

    PageFileResource(Accounts accounts, UnsubscribePages pages, Caller caller) {
        this.accounts = accounts;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "readUnsubscribePage",
            summary = "Gives the unsubscribe page as one file to host elsewhere",
            description = "The account needs a project in CleverTap with an unsubscribe page.")
    public Response read(@PathParam("id") UUID id) {
        CleverTap project = Optional.of(id)
                .filter(caller.access()::sees)
                .flatMap(accounts::find)
                .map(KnownAccount::account)
                .flatMap(account -> account.cleverTap())
                .orElseThrow(Refusal::notFound);
        UnsubscribePage page = project.page().orElseThrow(Refusal::notFound);
        return Response.ok(pages.asOneFile(project, page))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"unsubscribe.html\"")
                .build();
    }
}

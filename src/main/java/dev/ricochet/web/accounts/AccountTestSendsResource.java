package dev.ricochet.web.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.smtp.Sender;
import dev.ricochet.web.Once;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sends test mails with an account's settings. */
@Path(AccountsResource.PATH + "/{id}/test-sends")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Test sends")
public class AccountTestSendsResource {
    private final VisibleAccounts visible;
    private final TestOrders orders;

    AccountTestSendsResource(VisibleAccounts visible, TestOrders orders) {
        this.visible = visible;
        this.orders = orders;
    }

    @POST
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "beginTestSend",
            summary = "Sends a test mail with an account's settings",
            description = "Returns at once; the mail is on its way beside. Without a recipient it goes to the account"
                    + " itself, and is followed to its arrival.")
    @APIResponse(
            responseCode = "202",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = TestSendShown.class)))
    public Response begin(
            @PathParam("id") UUID id,
            @HeaderParam(Once.HEADER) @Nullable String key,
            @Valid @Nullable TestSendForm form) {
        KnownAccount known = visible.get(id);
        Account account = known.account();
        return orders.begin(
                Optional.of(id),
                Sender.of(account),
                Optional.of(account.imap()),
                Optional.ofNullable(form).orElse(TestSendForm.USUAL));
    }
}

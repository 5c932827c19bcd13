package dev.ricochet.web.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.flow.Probe;
import dev.ricochet.web.Once;
import jakarta.annotation.security.RolesAllowed;
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

/** Tries the whole chain of an account: a mail that has to bounce, and what becomes of its bounce. */
@Path(AccountsResource.PATH + "/{id}/probe")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Setup")
public class ProbeResource {
    private final VisibleAccounts accounts;
    private final TestOrders orders;
    private final Probe probe;

    ProbeResource(VisibleAccounts accounts, TestOrders orders, Probe probe) {
        this.accounts = accounts;
        this.orders = orders;
        this.probe = probe;
    }

    @POST
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "beginProbe",
            summary = "Sends a mail that has to bounce, and follows its bounce to a receiver of our own",
            description = "Returns at once; it is followed as a test send is. Its bounce is never told to CleverTap.")
    @APIResponse(
            responseCode = "202",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = TestSendShown.class)))
    public Response begin(@PathParam("id") UUID id, @HeaderParam(Once.HEADER) @Nullable String key) {
        KnownAccount known = accounts.get(id);
        return orders.begin("probe.create", Optional.of(id), () -> probe.begin(known.account()));
    }
}

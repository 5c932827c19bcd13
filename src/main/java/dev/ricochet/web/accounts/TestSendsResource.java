package dev.ricochet.web.accounts;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.smtp.Sender;
import dev.ricochet.smtp.TestSends;
import dev.ricochet.web.Once;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Sends test mails with settings that are not kept, and shows each step of any test mail as it goes. */
@Path(TestOrders.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Test sends")
public class TestSendsResource {
    private final TestOrders orders;
    private final TestSends sends;
    private final Caller caller;

    TestSendsResource(TestOrders orders, TestSends sends, Caller caller) {
        this.orders = orders;
        this.sends = sends;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "beginUnsavedTestSend",
            summary = "Sends a test mail with settings that are not kept",
            description = "It is not followed to its arrival.")
    @APIResponse(
            responseCode = "202",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = TestSendShown.class)))
    public Response beginUnsaved(
            @HeaderParam(Once.HEADER) @Nullable String key, @Valid @NotNull UnsavedTestSend request) {
        if (caller.access().accounts().isPresent()) {
            throw new Refusal(ProblemKind.FORBIDDEN, "Your token is bound to accounts, and cannot send for another.");
        }
        Sender sender = FilledIn.sender(request.account());
        return orders.begin(Optional.empty(), sender, Optional.empty(), request.form());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(operationId = "readTestSend", summary = "Shows how far a test mail is, and what each step said")
    public TestSendShown read(@PathParam("id") UUID id) {
        return TestSendShown.of(orders.known(id));
    }

    @GET
    @Blocking
    @Path("{id}/steps")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(
            operationId = "followTestSend",
            summary = "Streams the steps of a test mail as they happen",
            description = "As server-sent events, each one a step; the stream ends when the test is over.")
    public Multi<StepShown> follow(@PathParam("id") UUID id) {
        return StepsAsTheyHappen.of(orders.known(id).id(), sends);
    }
}

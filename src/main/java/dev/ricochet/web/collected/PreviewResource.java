package dev.ricochet.web.collected;

import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.flow.Past;
import dev.ricochet.mailbox.FirstLook;
import dev.ricochet.outbox.Collected;
import dev.ricochet.web.Csv;
import dev.ricochet.web.accounts.VisibleAccounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an inbox held when it was first read: what would be told of it, and whether it is to be. */
@Path("/api/v1/accounts/{id}/preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "First run")
public class PreviewResource {
    static final int MOST_DOMAINS = 100;

    private final VisibleAccounts accounts;
    private final Past past;
    private final Collected collected;
    private final CollectedDeciding deciding;
    private final CollectedTable table;

    PreviewResource(
            VisibleAccounts accounts,
            Past past,
            Collected collected,
            CollectedDeciding deciding,
            CollectedTable table) {
        this.accounts = accounts;
        this.past = past;
        this.collected = collected;
        this.deciding = deciding;
        this.table = table;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(
            operationId = "readPreview",
            summary = "Shows what would be told of what lay in the inbox before its first look",
            description = "Also of what was found by reading a span or a whole account again.")
    public CollectedShown read(@PathParam("id") UUID id) {
        Account account = accounts.get(id).account();
        Optional<FirstLook> look = past.of(id);
        return CollectedShown.of(
                collected.figures(past.collection(id), MOST_DOMAINS),
                look.map(known -> known.stage().name().toLowerCase(Locale.ROOT)).orElse("none"),
                look.map(FirstLook::began).orElse(null),
                account.caution().maxHardAnHour());
    }

    @GET
    @Path("events")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "listPreview", summary = "Lists it person by person, as a table of text")
    @APIResponse(
            responseCode = "200",
            description = "At most 100,000 rows",
            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public StreamingOutput list(@PathParam("id") UUID id) {
        return table.of(past.collection(accounts.get(id).id()));
    }

    @POST
    @Path("approve")
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(
            operationId = "approvePreview",
            summary = "Tells classes of it, hard bounces in doses",
            description = "A dry run says how many people it is about; the same is carried out with that number.")
    public ClassDecided approve(@PathParam("id") UUID id, @Valid @NotNull ClassDecision decision) {
        return deciding.release(accounts.get(id).account(), past.collection(id), decision, "preview.approve");
    }

    @POST
    @Path("discard")
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(operationId = "discardPreview", summary = "Never tells classes of it")
    public ClassDecided discard(@PathParam("id") UUID id, @Valid @NotNull ClassDecision decision) {
        return deciding.discard(accounts.get(id).account(), past.collection(id), decision, "preview.discard");
    }
}

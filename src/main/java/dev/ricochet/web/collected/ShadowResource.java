package dev.ricochet.web.collected;

import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.outbox.Collected;
import dev.ricochet.outbox.Collection;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.web.accounts.VisibleAccounts;
import dev.ricochet.web.bounces.Wanted;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an account collected while another program told: how it compares, and whether it is to be told. */
@Path("/api/v1/accounts/{id}/shadow")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "First run")
public class ShadowResource {
    private static final int MOST_LISTED = 500;

    private final VisibleAccounts accounts;
    private final Collected collected;
    private final CollectedDeciding deciding;

    ShadowResource(VisibleAccounts accounts, Collected collected, CollectedDeciding deciding) {
        this.accounts = accounts;
        this.collected = collected;
        this.deciding = deciding;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "readShadow", summary = "Shows what was collected while nothing was told")
    public CollectedShown read(@PathParam("id") UUID id) {
        Account account = accounts.get(id).account();
        return CollectedShown.of(
                collected.figures(collection(id), PreviewResource.MOST_DOMAINS),
                null,
                null,
                account.caution().maxHardAnHour());
    }

    @POST
    @Path("release")
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(
            operationId = "releaseShadow",
            summary = "Tells classes of it after all, hard bounces in doses",
            description =
                    "The other program may have told them. A dry run says how many people it is about; the same is"
                            + " carried out with that number.")
    public ClassDecided release(@PathParam("id") UUID id, @Valid @NotNull ClassDecision decision) {
        return deciding.release(accounts.get(id).account(), collection(id), decision, "shadow.release");
    }

    @POST
    @Path("discard")
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(operationId = "discardShadow", summary = "Never tells classes of it")
    public ClassDecided discard(@PathParam("id") UUID id, @Valid @NotNull ClassDecision decision) {
        return deciding.discard(accounts.get(id).account(), collection(id), decision, "shadow.discard");
    }

    @POST
    @Path("compare")
    @Consumes("text/csv")
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(
            operationId = "compareShadow",
            summary = "Compares our bounces with the list of another program",
            description = "A line each: address[,hard|soft[,time]]; at most 100,000 lines. Nothing is kept or told.")
    public ComparisonShown compare(
            @PathParam("id") UUID id,
            @QueryParam("from")
                    @Parameter(description = "When it happened, at the earliest: 2026-03-01T00:00:00Z")
                    @Nullable
                    String from,
            @QueryParam("before") @Parameter(description = "When it happened, and no more") @Nullable String before,
            byte[] list) {
        UUID account = accounts.get(id).id();
        Optional<Instant> first = Wanted.time("from", from);
        Optional<Instant> end = Wanted.time("before", before);
        TheirList theirs = TheirList.read(list, first, end);
        return ComparisonShown.of(
                collected.compare(account, theirs.people(), first, end, MOST_LISTED), theirs.unread());
    }

    // what nothing proves is held as such, in shadow or not
    private static Collection collection(UUID id) {
        return new Collection(id, HoldCause.SHADOW, Instant.EPOCH);
    }
}

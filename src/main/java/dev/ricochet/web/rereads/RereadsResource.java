package dev.ricochet.web.rereads;

import dev.ricochet.access.Scope;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import dev.ricochet.web.Once;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.accounts.VisibleAccounts;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Has one mail, a time, or a whole inbox read again. */
@Path("/api/v1/accounts/{id}/rereads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading again")
public class RereadsResource {
    private static final int LATEST = 100;

    private final VisibleAccounts accounts;
    private final RereadOrders orders;
    private final Rereads rereads;
    private final Outbox outbox;

    RereadsResource(VisibleAccounts accounts, RereadOrders orders, Rereads rereads, Outbox outbox) {
        this.accounts = accounts;
        this.orders = orders;
        this.rereads = rereads;
        this.outbox = outbox;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.WRITE_BOUNCES)
    @Operation(
            operationId = "readAgain",
            summary = "Has mail read again",
            description =
                    "Returns at once, and goes on over restarts, within the day's bytes. Nothing is told twice by it: what was"
                            + " known stays as it is, and what is new of a span waits in the preview.")
    @APIResponse(
            responseCode = "202",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = RereadShown.class)))
    public Response begin(
            @PathParam("id") UUID id,
            @Valid @NotNull RereadOrder order,
            @HeaderParam(Once.HEADER) @Nullable String key) {
        Reread begun = orders.begin(accounts.get(id).id(), order);
        return Response.accepted(RereadShown.of(begun))
                .location(URI.create("/api/v1/accounts/" + id + "/rereads/" + begun.id()))
                .build();
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "listRereads", summary = "Lists what was read again, the latest hundred first to last")
    public List<RereadShown> list(@PathParam("id") UUID id) {
        return rereads.latest(accounts.get(id).id(), LATEST).stream()
                .map(RereadShown::of)
                .toList();
    }

    @GET
    @Path("{reread}")
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "readReread", summary = "Shows how far it is")
    public RereadShown read(@PathParam("id") UUID id, @PathParam("reread") UUID reread) {
        return RereadShown.of(orders.known(accounts.get(id).id(), reread));
    }

    @POST
    @Path("{reread}/stop")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.WRITE_BOUNCES)
    @Operation(operationId = "stopReread", summary = "Stops it behind the batch in hand; what was found stays")
    public RereadShown stop(@PathParam("id") UUID id, @PathParam("reread") UUID reread) {
        return RereadShown.of(orders.stop(accounts.get(id).id(), reread));
    }

    @GET
    @Path("{reread}/findings")
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(
            operationId = "listFindings",
            summary = "Lists what would be judged differently today",
            description = "The events themselves stay as they are: they are what was known then.")
    public Page<FindingShown> findings(
            @PathParam("id") UUID id,
            @PathParam("reread") UUID reread,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Reread known = orders.known(accounts.get(id).id(), reread);
        Optional<UUID> mark = PageMark.read(after, keys -> UUID.fromString(keys.getFirst()));
        List<Met> found = rereads.differing(known.id(), mark, limit + 1);
        Page<Met> page = Page.of(found, limit, met -> met, met -> PageMark.of(met.event()));
        return new Page<>(
                page.items().stream()
                        .flatMap(met -> outbox.standings(met.event()).stream()
                                .limit(1)
                                .map(standing -> FindingShown.of(met, standing)))
                        .toList(),
                page.next());
    }

    @POST
    @Path("{reread}/findings/{event}/propose")
    @Consumes(MediaType.WILDCARD)
    @Transactional
    @RolesAllowed(Scope.WRITE_BOUNCES)
    @Operation(
            operationId = "proposeFinding",
            summary = "Makes an event of what would be said today, held for a person to release or discard")
    public FindingShown propose(
            @PathParam("id") UUID id, @PathParam("reread") UUID reread, @PathParam("event") UUID event) {
        Reread known = orders.known(accounts.get(id).id(), reread);
        Met met = rereads.met(known.id(), event).filter(Met::differs).orElseThrow(Refusal::notFound);
        orders.propose(known, met);
        return rereads.met(known.id(), event).stream()
                .flatMap(now ->
                        outbox.standings(event).stream().limit(1).map(standing -> FindingShown.of(now, standing)))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    @POST
    @Path("{reread}/retell")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(
            operationId = "retellReread",
            summary = "Tells a second time what was told and met again, hard bounces in doses",
            description = "A dry run says how many people it is about; the same is carried out with that number.")
    public Retold retell(
            @PathParam("id") UUID id, @PathParam("reread") UUID reread, @Valid @NotNull RetellOrder order) {
        return orders.retell(accounts.get(id).account(), reread, order);
    }
}

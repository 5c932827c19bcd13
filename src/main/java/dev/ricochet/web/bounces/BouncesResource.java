package dev.ricochet.web.bounces;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Search;
import dev.ricochet.outbox.Standing;
import dev.ricochet.outbox.Undos;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Looks bounces up, and takes decisions about those that wait for a person. */
@Path("/api/v1/bounces")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bounces")
public class BouncesResource {
    private final Outbox outbox;
    private final Undos undos;
    private final Deciding deciding;
    private final Caller caller;

    BouncesResource(Outbox outbox, Undos undos, Deciding deciding, Caller caller) {
        this.outbox = outbox;
        this.undos = undos;
        this.deciding = deciding;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "searchBounces", summary = "Lists bounces, the latest kept first")
    public Page<BounceShown> search(
            @BeanParam Wanted wanted,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Optional<Search.Mark> mark =
                PageMark.read(after, keys -> new Search.Mark(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
        List<Standing> found = outbox.search(wanted.search(caller.access()), mark, limit + 1);
        return Page.of(found, limit, BounceShown::of, BounceShown::mark);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "readBounce", summary = "Shows a bounce with all that was kept of it")
    public BounceWhole read(@PathParam("id") UUID id) {
        Standing standing = deciding.visible(id);
        return BounceWhole.of(standing, outbox.mail(standing.event().mail()), outbox.attempts(id), undos.find(id));
    }

    @POST
    @Path("{id}/release")
    @RolesAllowed(Scope.WRITE_BOUNCES)
    @Operation(operationId = "releaseBounce", summary = "Tells after all what was held")
    public BounceWhole release(@PathParam("id") UUID id) {
        deciding.one(Decision.RELEASE, id);
        return read(id);
    }

    @POST
    @Path("{id}/discard")
    @RolesAllowed(Scope.WRITE_BOUNCES)
    @Operation(operationId = "discardBounce", summary = "Never tells what was held, refused or given up")
    public BounceWhole discard(@PathParam("id") UUID id) {
        deciding.one(Decision.DISCARD, id);
        return read(id);
    }

    @POST
    @Path("{id}/retell")
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(operationId = "retellBounce", summary = "Tells once more what was refused or given up")
    public BounceWhole retell(@PathParam("id") UUID id) {
        deciding.one(Decision.RETELL, id);
        return read(id);
    }

    @POST
    @Path("decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(
            operationId = "decideAboutBounces",
            summary =
                    "Decides about all in one state, or about some of them; a dry run says first how many people that is about")
    public Decided decide(@Valid @NotNull BulkDecision bulk) {
        return deciding.many(bulk);
    }
}

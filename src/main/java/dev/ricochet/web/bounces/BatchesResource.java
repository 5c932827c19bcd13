package dev.ricochet.web.bounces;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.outbox.Attempt;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ledger: every call to a receiver, and what came of it. */
@Path("/api/v1/batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bounces")
public class BatchesResource {
    private final Outbox outbox;
    private final Caller caller;

    BatchesResource(Outbox outbox, Caller caller) {
        this.outbox = outbox;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "listBatches", summary = "Lists the calls to receivers, the latest first")
    public Page<BatchShown> list(
            @QueryParam("account") @Nullable UUID account,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Optional<Attempt.Mark> mark = PageMark.read(
                after, keys -> new Attempt.Mark(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
        Optional<Set<UUID>> accounts = account == null
                ? caller.access().accounts()
                : Optional.of(caller.access().sees(account) ? Set.of(account) : Set.of());
        List<Attempt> found = outbox.attempts(accounts, mark, limit + 1);
        return Page.of(found, limit, BatchShown::of, BatchShown::mark);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(operationId = "readBatch", summary = "Shows a call with its events")
    public BatchWhole read(@PathParam("id") UUID id) {
        Attempt attempt = outbox.attempt(id)
                .filter(found -> caller.access().sees(found.target()))
                .orElseThrow(Refusal::notFound);
        return new BatchWhole(
                BatchShown.of(attempt),
                outbox.standings(attempt).stream().map(BounceShown::of).toList());
    }
}

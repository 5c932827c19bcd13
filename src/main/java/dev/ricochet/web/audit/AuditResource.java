package dev.ricochet.web.audit;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit trail, the latest first. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMINISTER)
@Tag(name = "Audit")
public class AuditResource {
    private final AuditTrail trail;
    private final Caller caller;

    AuditResource(AuditTrail trail, Caller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listAudit", summary = "Lists who did what, the latest first")
    public Page<AuditShown> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        long before =
                PageMark.read(after, keys -> Long.valueOf(keys.getFirst())).orElse(Long.MAX_VALUE);
        return Page.of(trail.before(before, caller.access(), limit + 1), limit, AuditShown::of, AuditShown::mark);
    }
}

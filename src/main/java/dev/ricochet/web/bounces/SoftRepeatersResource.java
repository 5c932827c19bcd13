package dev.ricochet.web.bounces;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.hygiene.SoftRepeaters;
import dev.ricochet.hygiene.SoftRepeaters.Mark;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who bounces softly again and again: a proposal. */
@Path("/api/v1/soft-repeaters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bounces")
public class SoftRepeatersResource {
    private final SoftRepeaters repeaters;
    private final Caller caller;

    SoftRepeatersResource(SoftRepeaters repeaters, Caller caller) {
        this.repeaters = repeaters;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(
            operationId = "listSoftRepeaters",
            summary = "Lists people of whom five mails or more bounced softly over thirty days or more",
            description =
                    "Only full mailboxes, mailboxes that are disabled for a time, and receivers that cannot be reached."
                            + " It is a proposal: nobody is told as hard because of it.")
    public Page<SoftRepeaterShown> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Optional<Mark> mark = PageMark.read(after, keys -> new Mark(UUID.fromString(keys.get(0)), keys.get(1)));
        return Page.of(
                repeaters.page(caller.access().accounts(), mark, limit + 1),
                limit,
                SoftRepeaterShown::of,
                SoftRepeaterShown::mark);
    }
}

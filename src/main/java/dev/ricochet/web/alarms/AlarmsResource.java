package dev.ricochet.web.alarms;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.alarm.Alarm;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alarms, the latest first. */
@Path("/api/v1/alarms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alarms")
public class AlarmsResource {
    private final AlarmBook book;
    private final Acknowledging acknowledging;
    private final Caller caller;

    AlarmsResource(AlarmBook book, Acknowledging acknowledging, Caller caller) {
        this.book = book;
        this.acknowledging = acknowledging;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(operationId = "listAlarms", summary = "Lists what is wrong and what was, the latest first")
    public Page<AlarmShown> list(
            @QueryParam("active")
                    @Parameter(description = "true: only what is active; false: only what has ended")
                    @Nullable
                    Boolean active,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        AlarmBook.Search search = new AlarmBook.Search(
                Optional.ofNullable(active), caller.access().accounts());
        Optional<AlarmBook.Mark> mark = PageMark.read(after, AlarmShown::mark);
        List<Alarm> found = book.search(search, mark, limit + 1);
        return Page.of(found, limit, AlarmShown::of, AlarmShown::mark);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(operationId = "readAlarm", summary = "Shows an alarm")
    public AlarmShown read(@PathParam("id") UUID id) {
        return AlarmShown.of(acknowledging.visible(id));
    }

    @POST
    @Path("{id}/acknowledge")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "acknowledgeAlarm",
            summary = "Says that somebody has seen it",
            description =
                    "What lasts stays active until it has ended; what only happened is then no longer listed as active.")
    public AlarmShown acknowledge(@PathParam("id") UUID id) {
        return AlarmShown.of(acknowledging.acknowledge(id));
    }
}

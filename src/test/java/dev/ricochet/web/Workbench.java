package dev.ricochet.web;

import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Operations that go wrong in every way; part of tests alone. */
@Path("/workbench")
@Consumes("application/json")
@Produces("application/json")
@PermitAll
public class Workbench {
    enum Colour {
        RED,
        BLUE
    }

    record Part(@Max(9) int size, Colour colour) {}

    record Order(@NotBlank String name, boolean urgent, List<@Valid Part> parts) {}

    @POST
    @Operation(hidden = true)
    public String order(@Valid Order order) {
        return "\"" + order.name().length() + "\"";
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public String read(@PathParam("id") UUID id, @QueryParam("limit") @DefaultValue("1") @Max(5) int limit) {
        return "\"" + limit + "\"";
    }

    @PUT
    @Path("{id}")
    @Operation(hidden = true)
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Revision revision = new Revision(7);
        revision.mustBe(ifMatch);
        return Response.noContent().tag(revision.tag()).build();
    }

    @GET
    @Path("mistake")
    @Operation(hidden = true)
    public String mistake() {
        throw new IllegalStateException("hunter2");
    }

    @GET
    @Path("refusal")
    @Operation(hidden = true)
    public String refusal() {
        throw Refusal.until(ProblemKind.UNAVAILABLE, "Not now.", Duration.ofSeconds(7));
    }

    /** Says nothing of who may use it. */
    @Path("/workbench-without-a-scope")
    public static class Unsaid {
        @GET
        @Operation(hidden = true)
        public String read() {
            return "open";
        }
    }
}

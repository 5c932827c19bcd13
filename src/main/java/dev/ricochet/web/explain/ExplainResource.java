package dev.ricochet.web.explain;

import dev.ricochet.access.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Explains a mail that is sent along; nothing of it is kept. */
@Path("/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bounces")
public class ExplainResource {
    private final Explaining explaining;

    ExplainResource(Explaining explaining) {
        this.explaining = explaining;
    }

    @POST
    @Consumes("message/rfc822")
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(
            operationId = "explainMail",
            summary = "Says what a mail would be taken for, and what would be done about it; nothing is kept")
    public Explanation explain(
            @QueryParam("account")
                    @Parameter(
                            description =
                                    "As if it lay in the inbox of this account, which may know that it sent the mail")
                    @Nullable
                    UUID account,
            byte[] mail) {
        Explaining.Explained explained = explaining.explain(Optional.ofNullable(account), mail);
        return Explanation.of(explained.understood(), explained.beliefs());
    }
}

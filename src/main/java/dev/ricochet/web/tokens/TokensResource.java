package dev.ricochet.web.tokens;

import dev.ricochet.access.AnsweredRequests.Made;
import dev.ricochet.access.Grant;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.web.Once;
import dev.ricochet.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Makes, lists and ends API tokens. Whoever is bound to accounts deals with tokens that are bound to these. */
@Path("/api/v1/tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMINISTER)
@Tag(name = "Tokens")
public class TokensResource {
    private final Granting granting;
    private final Once once;

    TokensResource(Granting granting, Once once) {
        this.granting = granting;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listTokens", summary = "Lists the newest tokens, ended ones as well")
    public Page<TokenShown> list() {
        return new Page<>(granting.visible().stream().map(TokenShown::of).toList(), null);
    }

    @POST
    @Transactional
    @Operation(operationId = "createToken", summary = "Makes a token, and shows it this once")
    @APIResponse(
            responseCode = "201",
            description = "Made; repeated with the same Idempotency-Key it is not shown again",
            content = @Content(schema = @Schema(implementation = TokenShown.class)))
    public Response create(@HeaderParam(Once.HEADER) @Nullable String key, @Valid @NotNull NewToken request) {
        Grant grant = request.grant();
        granting.check(grant);
        TokenShown[] fresh = new TokenShown[1];
        Made made = once.make(() -> {
            Tokens.Issued issued = granting.issue(grant);
            fresh[0] = TokenShown.of(issued);
            return issued.token().id().toString();
        });
        UUID id = UUID.fromString(made.id());
        return Response.created(URI.create("/api/v1/tokens/" + id))
                .entity(made.before() ? TokenShown.of(granting.visible(id)) : fresh[0])
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readToken", summary = "Shows what a token is good for, and when it was last used")
    public TokenShown read(@PathParam("id") UUID id) {
        return TokenShown.of(granting.visible(id));
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "revokeToken", summary = "Ends a token at once")
    @APIResponse(responseCode = "204", description = "It is good for nothing from now on")
    public void revoke(@PathParam("id") UUID id) {
        granting.revoke(id);
    }
}

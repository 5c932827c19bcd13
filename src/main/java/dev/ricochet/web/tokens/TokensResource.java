package dev.ricochet.web.tokens;

import dev.ricochet.access.Access;
import dev.ricochet.access.AnsweredRequests.Made;
import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.access.Grant;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Token;
import dev.ricochet.access.Tokens;
import dev.ricochet.web.Once;
import dev.ricochet.web.Page;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
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
import java.util.List;
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
    private final Tokens tokens;
    private final AuditTrail trail;
    private final Caller caller;
    private final Once once;

    TokensResource(Tokens tokens, AuditTrail trail, Caller caller, Once once) {
        this.tokens = tokens;
        this.trail = trail;
        this.caller = caller;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listTokens", summary = "Lists the newest tokens, ended ones as well")
    public Page<TokenShown> list() {
        Access access = caller.access();
        List<TokenShown> shown = tokens.all().stream()
                .filter(token -> access.covers(token.accounts()))
                .map(TokenShown::of)
                .toList();
        return new Page<>(shown, null);
    }

    @POST
    @Transactional
    @Operation(operationId = "createToken", summary = "Makes a token, and shows it this once")
    @APIResponse(
            responseCode = "201",
            description = "Made; repeated with the same Idempotency-Key it is not shown again",
            content = @Content(schema = @Schema(implementation = TokenShown.class)))
    public Response create(@HeaderParam(Once.HEADER) @Nullable String key, @Valid @NotNull NewToken request) {
        Access access = caller.access();
        Grant grant = request.grant();
        if (!access.covers(grant.accounts())) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN, "Your own token is bound to accounts: bind the new one to some of them.");
        }
        TokenShown[] fresh = new TokenShown[1];
        Made made = once.make(() -> {
            Tokens.Issued issued = tokens.issue(grant, access.who());
            trail.add(access.who(), Deed.to("token.create", issued.token().id().toString()));
            fresh[0] = TokenShown.of(issued);
            return issued.token().id().toString();
        });
        UUID id = UUID.fromString(made.id());
        return Response.created(URI.create("/api/v1/tokens/" + id))
                .entity(made.before() ? TokenShown.of(known(id)) : fresh[0])
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readToken", summary = "Shows what a token is good for, and when it was last used")
    public TokenShown read(@PathParam("id") UUID id) {
        return TokenShown.of(known(id));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(operationId = "revokeToken", summary = "Ends a token at once")
    @APIResponse(responseCode = "204", description = "It is good for nothing from now on")
    public void revoke(@PathParam("id") UUID id) {
        Token token = known(id);
        String who = caller.access().who();
        if (tokens.revoke(token.id(), who)) {
            trail.add(who, Deed.to("token.revoke", id.toString()));
        }
    }

    private Token known(UUID id) {
        return tokens.find(id)
                .filter(token -> caller.access().covers(token.accounts()))
                .orElseThrow(Refusal::notFound);
    }
}

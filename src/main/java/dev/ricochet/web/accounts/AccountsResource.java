package dev.ricochet.web.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.flow.AccountRemoval;
import dev.ricochet.web.Once;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.Revision;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Makes, shows, changes and ends sender accounts. */
@Path(AccountsResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class AccountsResource {
    static final String PATH = "/api/v1/accounts";

    private final VisibleAccounts visible;
    private final AccountEdits edits;
    private final AccountDesk desk;

    AccountsResource(VisibleAccounts visible, AccountEdits edits, AccountDesk desk) {
        this.visible = visible;
        this.edits = edits;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(operationId = "listAccounts", summary = "Lists accounts, declared and stored ones, by their ids")
    public Page<AccountShown> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Optional<UUID> last = PageMark.read(after, keys -> UUID.fromString(keys.getFirst()));
        List<KnownAccount> found = visible.page(last, limit + 1);
        return Page.of(found, limit, AccountShown::of, known -> PageMark.of(known.id()));
    }

    @POST
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(operationId = "createAccount", summary = "Makes an account; from then on its inbox is read")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = AccountShown.class)))
    public Response create(@HeaderParam(Once.HEADER) @Nullable String key, @Valid @NotNull AccountForm form) {
        KnownAccount created = desk.create(form);
        return answer(Response.created(URI.create(PATH + "/" + created.id())), created);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(operationId = "readAccount", summary = "Shows an account, with its revision as ETag")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountShown.class)))
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), visible.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "replaceAccount",
            summary = "Replaces an account",
            description =
                    "Secrets that are left out stay. A new one is kept beside the one in use until verify has found"
                            + " it good; force=true uses it at once.")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountShown.class)))
    public Response replace(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("force") @DefaultValue("false") boolean force,
            @Valid @NotNull AccountForm form) {
        return answer(Response.ok(), desk.replace(toChange(id, ifMatch), form, force));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "patchAccount",
            summary = "Changes some fields of an account (RFC 7396)",
            description = "The patch is laid upon the account as its form would have been filled in.")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountShown.class)))
    public Response patch(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("force") @DefaultValue("false") boolean force,
            @NotNull @Schema(implementation = AccountForm.class) ObjectNode patch) {
        return answer(Response.ok(), desk.patch(toChange(id, ifMatch), patch, force));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "deleteAccount",
            summary = "Deletes an account with its secrets",
            description = "What was told stays as history, and an account made again for the same inbox tells nothing"
                    + " twice. events=keep leaves what waits for such an account; events=discard never tells it.")
    @APIResponse(responseCode = "204", description = "Its inbox is not read any more")
    public void delete(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("events") @Nullable String events) {
        KnownAccount known = toChange(id, ifMatch);
        edits.delete(known.id(), known.version(), waiting(events));
    }

    @POST
    @Path("{id}/pause")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(operationId = "pauseAccount", summary = "From now on nothing is read and nothing is told")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountShown.class)))
    public Response pause(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        KnownAccount known = toChange(id, ifMatch);
        return answer(Response.ok(), edits.pause(known.id(), known.version()));
    }

    @POST
    @Path("{id}/resume")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(operationId = "resumeAccount", summary = "Reading and telling go on where they stopped")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountShown.class)))
    public Response resume(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        KnownAccount known = toChange(id, ifMatch);
        return answer(Response.ok(), edits.resume(known.id(), known.version()));
    }

    private KnownAccount toChange(UUID id, @Nullable String ifMatch) {
        KnownAccount known = visible.get(id);
        AccountDesk.mustBeStored(known);
        new Revision(known.version()).mustBe(ifMatch);
        return known;
    }

    private static AccountRemoval.Waiting waiting(@Nullable String events) {
        return switch (events) {
            case "keep" -> AccountRemoval.Waiting.KEPT;
            case "discard" -> AccountRemoval.Waiting.DISCARDED;
            case null, default -> {
                Flaw flaw = Flaw.of("events", "must say what becomes of events that wait: keep or discard");
                throw Refusal.invalid(flaw);
            }
        };
    }

    private static Response answer(Response.ResponseBuilder builder, KnownAccount known) {
        return builder.entity(AccountShown.of(known))
                .tag(new Revision(known.version()).tag())
                .build();
    }
}

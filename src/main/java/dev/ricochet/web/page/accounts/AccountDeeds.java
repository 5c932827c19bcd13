package dev.ricochet.web.page.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.flow.AccountRemoval.Waiting;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.web.accounts.AccountDesk;
import dev.ricochet.web.accounts.AccountEdits;
import dev.ricochet.web.accounts.VisibleAccounts;
import dev.ricochet.web.page.Flash;
import dev.ricochet.web.page.Going;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Pauses, resumes and ends accounts. */
@Pages
@Path("/accounts")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.WRITE_ACCOUNTS)
public class AccountDeeds {
    private final VisibleAccounts visible;
    private final AccountEdits edits;
    private final Outbox outbox;
    private final Going go;

    AccountDeeds(VisibleAccounts visible, AccountEdits edits, Outbox outbox, Going go) {
        this.visible = visible;
        this.edits = edits;
        this.outbox = outbox;
        this.go = go;
    }

    @POST
    @Path("{id}/pause")
    public Response pause(@PathParam("id") UUID id) {
        KnownAccount known = stored(id);
        KnownAccount _ = edits.pause(id, known.version());
        return go.to(place(id), Flash.done("Paused: nothing is read and nothing is told until you resume it."));
    }

    @POST
    @Path("{id}/resume")
    public Response resume(@PathParam("id") UUID id) {
        KnownAccount known = stored(id);
        KnownAccount _ = edits.resume(id, known.version());
        return go.to(place(id), Flash.done("Reading and telling go on where they stopped."));
    }

    @POST
    @Path("{id}/receiver/resume")
    public Response resumeReceiver(@PathParam("id") UUID id) {
        edits.resumeReceiver(visible.get(id).id());
        return go.to(place(id), Flash.done("The receiver is told again at once."));
    }

    @GET
    @Path("{id}/delete")
    public DeletionPage ask(@PathParam("id") UUID id) {
        KnownAccount known = stored(id);
        return new DeletionPage(known, outbox.peopleOpen(id));
    }

    @POST
    @Path("{id}/delete")
    public Response delete(@PathParam("id") UUID id, @RestForm @Nullable String events) {
        KnownAccount known = stored(id);
        edits.delete(id, known.version(), waiting(events));
        return go.to("/accounts", Flash.done("The account “" + known.account().name() + "” is deleted."));
    }

    private KnownAccount stored(UUID id) {
        KnownAccount known = visible.get(id);
        AccountDesk.mustBeStored(known);
        return known;
    }

    private static String place(UUID id) {
        return "/accounts/" + id;
    }

    private static Waiting waiting(@Nullable String events) {
        return switch (events) {
            case "keep" -> Waiting.KEPT;
            case "discard" -> Waiting.DISCARDED;
            case null, default ->
                throw Refusal.invalid(Flaw.of("events", "must say what becomes of events that wait: keep or discard"));
        };
    }
}

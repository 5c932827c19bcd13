package dev.ricochet.web.page.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.smtp.Advice;
import dev.ricochet.smtp.SettingsCheck;
import dev.ricochet.web.accounts.AccountDesk;
import dev.ricochet.web.accounts.VisibleAccounts;
import dev.ricochet.web.page.Flash;
import dev.ricochet.web.page.Going;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Problem;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what somebody fills in, and checks it as they type. */
@Pages
@Path("/accounts")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.WRITE_ACCOUNTS)
public class AccountFormPages {
    private static final String TYPED = MediaType.APPLICATION_FORM_URLENCODED;

    private final AccountDesk desk;
    private final VisibleAccounts visible;
    private final Going go;

    AccountFormPages(AccountDesk desk, VisibleAccounts visible, Going go) {
        this.desk = desk;
        this.visible = visible;
        this.go = go;
    }

    @GET
    @Path("new")
    public AccountFormPage begin() {
        return new AccountFormPage(AccountFormShown.of(null, FormFields.empty()));
    }

    @POST
    @Path("new")
    @Consumes(TYPED)
    public Response create(MultivaluedMap<String, String> form) {
        FormFields fields = FormFields.of(form);
        try {
            KnownAccount created = desk.create(fields.body());
            return go.to(
                    "/accounts/" + created.id(),
                    Flash.done("The account is set up, and its inbox is read from now on. Send a test mail next."));
        } catch (Refusal e) {
            return again(null, fields, e);
        }
    }

    @GET
    @Path("{id}/edit")
    public AccountFormPage edit(@PathParam("id") UUID id) {
        KnownAccount known = visible.get(id);
        AccountDesk.mustBeStored(known);
        return new AccountFormPage(AccountFormShown.of(known, FormFields.of(known.account())));
    }

    @POST
    @Path("{id}/edit")
    @Consumes(TYPED)
    public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        KnownAccount known = visible.get(id);
        FormFields fields = FormFields.of(form);
        try {
            mustBeSeen(known, form.getFirst("version"));
            KnownAccount _ = desk.patch(known, fields.body(), false);
            return go.to("/accounts/" + id, Flash.done("Changed."));
        } catch (Refusal e) {
            return again(known, fields, e);
        }
    }

    /** What is to be said of the field that was just typed in. */
    @POST
    @Path("check")
    @Consumes(TYPED)
    public FieldCheck check(
            @HeaderParam("HX-Trigger-Name") @Nullable String name, MultivaluedMap<String, String> form) {
        FormFields fields = FormFields.of(form);
        if (name == null || !fields.has(name)) {
            return FieldCheck.NOTHING;
        }
        Optional<String> flaw = flaw(fields, name);
        if (flaw.isPresent()) {
            return new FieldCheck("bad", flaw.get());
        }
        return doubt(fields, name).map(advice -> new FieldCheck("warn", advice)).orElse(FieldCheck.NOTHING);
    }

    private Optional<String> flaw(FormFields fields, String name) {
        try {
            desk.check(fields.body());
            return Optional.empty();
        } catch (Refusal e) {
            return e.problem().errors().stream()
                    .filter(flaw -> FormFields.name(
                                    Optional.ofNullable(flaw.pointer()).orElse(""))
                            .equals(name))
                    .map(Flaw::detail)
                    .findFirst();
        }
    }

    // of the whole of the settings: said beside the field that was typed in when it appeared
    private Optional<String> doubt(FormFields fields, String name) {
        if (!name.startsWith("smtp.") && !name.equals("credentials.appPassword") && !name.equals("from")) {
            return Optional.empty();
        }
        try {
            List<Advice> advice = SettingsCheck.advice(desk.sender(fields.body()));
            return advice.stream().map(Advice::means).findFirst();
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private static void mustBeSeen(KnownAccount known, @Nullable String version) {
        if (!Long.toString(known.version()).equals(version)) {
            throw new Refusal(
                    ProblemKind.STALE,
                    "Somebody changed the account meanwhile. Load the page again, and change it anew.");
        }
    }

    private static Response again(@Nullable KnownAccount known, FormFields fields, Refusal e) {
        Problem problem = e.problem();
        return Response.status(problem.status())
                .entity(new AccountFormPage(AccountFormShown.again(known, fields, problem)))
                .build();
    }
}

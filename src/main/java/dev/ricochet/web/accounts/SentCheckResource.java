package dev.ricochet.web.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.flow.SentDoctor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Looks into what an account has sent. */
@Path(AccountsResource.PATH + "/{id}/sent-check")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Setup")
public class SentCheckResource {
    private final VisibleAccounts accounts;
    private final SentDoctor doctor;
    private final TrialAllowance allowance;

    SentCheckResource(VisibleAccounts accounts, SentDoctor doctor, TrialAllowance allowance) {
        this.accounts = accounts;
        this.doctor = doctor;
        this.allowance = allowance;
    }

    @Schema(name = "SentCheck")
    record Checked(List<StepShown> steps) {}

    @POST
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "checkSent",
            summary = "Looks how much goes out, what campaign mail lacks, and whether anything comes back",
            description = "One login to the inbox; nothing in it changes.")
    public Checked check(@PathParam("id") UUID id) {
        Account account = accounts.get(id).account();
        allowance.take();
        List<StepShown> steps = new ArrayList<>();
        doctor.examine(account, report -> steps.add(StepShown.of(report)));
        return new Checked(steps);
    }
}

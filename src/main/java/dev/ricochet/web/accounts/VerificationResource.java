package dev.ricochet.web.accounts;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.flow.Verification;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries settings that are not kept: both logins and the callback. */
@Path("/api/v1/verify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class VerificationResource {
    private final Verification verification;
    private final Caller caller;
    private final TrialAllowance allowance;

    VerificationResource(Verification verification, Caller caller, TrialAllowance allowance) {
        this.verification = verification;
        this.caller = caller;
        this.allowance = allowance;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "verifySettings",
            summary = "Tries settings that are not kept, or a part of them",
            description = "What the form says nothing about is not tried.")
    public TrialShown verifyUnsaved(@Valid @NotNull AccountForm form) {
        if (caller.access().accounts().isPresent()) {
            throw new Refusal(ProblemKind.FORBIDDEN, "Your token is bound to accounts, and cannot try another.");
        }
        Verification.Settings settings = FilledIn.toBeTried(form);
        allowance.take();
        return TrialShown.of(verification.verify(settings, _ -> {}), false);
    }
}

package dev.ricochet.web.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.flow.Verification;
import dev.ricochet.smtp.Sender;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries the settings of an account: both logins and the callback. */
@Path(AccountsResource.PATH + "/{id}/verify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class AccountVerificationResource {
    private final Accounts accounts;
    private final AccountEdits edits;
    private final Verification verification;
    private final VisibleAccounts visible;
    private final TrialAllowance allowance;

    AccountVerificationResource(
            Accounts accounts,
            AccountEdits edits,
            Verification verification,
            VisibleAccounts visible,
            TrialAllowance allowance) {
        this.accounts = accounts;
        this.edits = edits;
        this.verification = verification;
        this.visible = visible;
        this.allowance = allowance;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "verifyAccount",
            summary = "Tries both logins and the callback, without sending or telling anything",
            description = "Where new secrets wait to be verified, these are tried, and used from now on if all works.")
    public TrialShown verify(@PathParam("id") UUID id) {
        KnownAccount known = visible.get(id);
        allowance.take();
        Optional<Account> candidate = accounts.candidate(id);
        Account account = candidate.orElse(known.account());
        Verification.Result result = verification.verify(
                new Verification.Settings(
                        Optional.of(Sender.of(account)),
                        Optional.of(account.imap()),
                        Optional.of(account.callback().reveal().toString())),
                _ -> {});
        boolean promoted = result.works() && candidate.isPresent();
        if (promoted) {
            KnownAccount _ = edits.promote(id, known.version());
        }
        return TrialShown.of(result, promoted);
    }
}

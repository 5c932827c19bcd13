package dev.ricochet.web.explain;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.belief.Beliefs;
import dev.ricochet.belief.Inbox;
import dev.ricochet.flow.KnownCopies;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.origin.SentMail;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Explains a mail that is sent along; nothing of it is kept. */
@Path("/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bounces")
public class ExplainResource {
    /** Each holds a mail of some megabytes and a processor. */
    private static final int AT_ONCE = 4;

    private final Understanding understanding;
    private final Accounts accounts;
    private final SentCopies copies;
    private final Caller caller;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ExplainResource(Understanding understanding, Accounts accounts, SentCopies copies, Caller caller) {
        this.understanding = understanding;
        this.accounts = accounts;
        this.copies = copies;
        this.caller = caller;
    }

    @POST
    @Consumes("message/rfc822")
    @Transactional
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
        Optional<Account> inbox = account == null ? Optional.empty() : Optional.of(known(account));
        if (!places.tryAcquire()) {
            throw Refusal.until(ProblemKind.UNAVAILABLE, "Others are having mails explained.", Duration.ofSeconds(1));
        }
        try {
            Understood understood = understanding.of(mail);
            Beliefs beliefs = new Beliefs(
                    inbox.map(ExplainResource::inbox).orElse(Inbox.USUAL),
                    inbox.map(own -> sent(own, understood)).orElse(SentMail.UNKNOWN));
            return Explanation.of(understood, beliefs.of(understood));
        } finally {
            places.release();
        }
    }

    private Account known(UUID id) {
        return Optional.of(id)
                .filter(caller.access()::sees)
                .flatMap(accounts::find)
                .map(KnownAccount::account)
                .orElseThrow(Refusal::notFound);
    }

    private static Inbox inbox(Account account) {
        return new Inbox(
                account.imap().host(), Optional.of(account.address()), account.proofOfOrigin() != ProofOfOrigin.OFF);
    }

    private SentMail sent(Account account, Understood understood) {
        return understood.reading() instanceof DeliveryReport report
                ? new KnownCopies(copies.find(
                        account.id(),
                        report.original().messageId().map(List::of).orElse(List.of())))
                : SentMail.UNKNOWN;
    }
}

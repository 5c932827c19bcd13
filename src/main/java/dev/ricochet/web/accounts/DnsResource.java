package dev.ricochet.web.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.smtp.DnsAdvice;
import dev.ricochet.smtp.DnsFinding;
import dev.ricochet.smtp.Sender;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What DNS says of mail from an account's From domain. */
@Path(AccountsResource.PATH + "/{id}/dns-advice")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Setup")
public class DnsResource {
    private final VisibleAccounts accounts;
    private final DnsAdvice advice;

    DnsResource(VisibleAccounts accounts, DnsAdvice advice) {
        this.accounts = accounts;
        this.advice = advice;
    }

    @Schema(name = "DnsFindings")
    record Findings(String domain, List<Finding> findings) {
        @Schema(name = "DnsFinding", description = "What the records say about one matter")
        record Finding(
                @Schema(description = "mx, spf, dkim or dmarc")
                String matter,

                @Schema(description = "good, wrong or not-checked")
                String verdict,

                String found,
                String means,
                String todo) {
            static Finding of(DnsFinding finding) {
                return new Finding(
                        StepShown.word(finding.matter()),
                        StepShown.word(finding.verdict()),
                        finding.found(),
                        finding.means(),
                        finding.todo());
            }
        }
    }

    @GET
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(
            operationId = "readDnsAdvice",
            summary = "Says what MX, SPF, DKIM and DMARC mean for mail from this account",
            description = "Where no resolver answers, the verdict is not-checked.")
    public Findings read(@PathParam("id") UUID id) {
        Sender sender = Sender.of(accounts.get(id).account());
        return new Findings(
                sender.from().domain(),
                advice.of(sender).stream().map(Findings.Finding::of).toList());
    }
}

package dev.ricochet.web.page.bounces;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.account.Accounts;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Standing;
import dev.ricochet.understanding.ReadableMail;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.page.mail.EmlDownload;
import dev.ricochet.web.page.mail.MailShown;
import dev.ricochet.web.page.mail.Proof;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows one bounce, and the report that it was read in. */
@Pages
// by its form, so that what else stands below /bounces is not taken for one
@Path("/bounces/{id: [0-9a-f-]{36}}")
@Produces(MediaType.TEXT_HTML)
public class BounceResource {
    private final Outbox outbox;
    private final Accounts accounts;
    private final RuleBook rules;
    private final Reports reports;
    private final Understanding understanding;
    private final Caller caller;

    BounceResource(
            Outbox outbox,
            Accounts accounts,
            RuleBook rules,
            Reports reports,
            Understanding understanding,
            Caller caller) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.rules = rules;
        this.reports = reports;
        this.understanding = understanding;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    public BouncePage show(@PathParam("id") UUID id) {
        Standing standing = visible(id);
        Optional<KeptMail> mail = outbox.mail(standing.event().mail());
        String account = accounts.find(standing.event().account())
                .map(known -> known.account().address().toString())
                .orElse("");
        return new BouncePage(
                new Case(standing, account, mail.orElse(null)),
                Proof.of(standing.event().evidence(), rules),
                Course.of(standing, mail, outbox.attempts(id)));
    }

    /** Fetched from the inbox now, since nothing of it is kept. */
    @GET
    @Path("report")
    @RolesAllowed(Scope.READ_BOUNCES)
    public ReportPage report(@PathParam("id") UUID id) {
        Standing standing = visible(id);
        String who = standing.event().recipient().toString();
        return switch (reports.of(standing.event(), understanding::text)) {
            case Reports.Found<ReadableMail>(ReadableMail mail) ->
                new ReportPage(
                        id,
                        who,
                        MailShown.of(mail, List.of(standing.event().evidence().matched())),
                        "");
            case Reports.NotFound<ReadableMail>(String why) -> new ReportPage(id, who, null, why);
        };
    }

    /** Without the people in it, for whoever writes the rule that reads it better. */
    @GET
    @Path("report/anonymous")
    @Produces({EmlDownload.MEDIA_TYPE, MediaType.TEXT_HTML})
    @RolesAllowed(Scope.READ_BOUNCES)
    public Response anonymous(@PathParam("id") UUID id) {
        Standing standing = visible(id);
        return switch (reports.of(standing.event(), understanding::anonymous)) {
            case Reports.Found<byte[]>(byte[] mail) -> EmlDownload.of("anonymous-" + id, mail);
            case Reports.NotFound<byte[]>(String why) ->
                Response.ok(new ReportPage(id, standing.event().recipient().toString(), null, why))
                        .build();
        };
    }

    private Standing visible(UUID id) {
        return outbox.standings(id).stream()
                .filter(standing -> caller.access().sees(standing.event().account()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}

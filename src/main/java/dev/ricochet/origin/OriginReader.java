package dev.ricochet.origin;

import dev.ricochet.origin.AuthenticationResults.Result;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.OrganisationalDomain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Weighs where the news about a recipient came from. Pure: what was sent, and whose word counts, are handed in. */
public final class OriginReader {

    /** Reports with fields; in all others the recipient stands in free text. */
    private static final String STANDARD = "rfc3464";

    private final Optional<OwnServer> own;

    public OriginReader(Optional<OwnServer> own) {
        this.own = own;
    }

    public Origin of(Trace trace, DeliveryReport report, RecipientOutcome outcome, Sent sent) {
        if (report.original()
                .messageId()
                .filter(id -> sent.has(id, outcome.recipient()))
                .isPresent()) {
            return new Origin.ProvenOurs();
        }
        Optional<AuthenticationResults> statement = trace.statement()
                .filter(said -> own.filter(server -> server.authservId().equals(said.authservId()))
                        .isPresent());
        return statement.map(said -> judged(said, trace, report, outcome)).orElseGet(Origin.NoStatement::new);
    }

    private Origin judged(AuthenticationResults said, Trace trace, DeliveryReport report, RecipientOutcome outcome) {
        for (Result result : said.results()) {
            Optional<String> domain = result.domain();
            if (result.isPass() && domain.isPresent() && mustKnow(domain.get(), outcome.recipient())) {
                return writtenByServer(domain.get(), trace, report, outcome);
            }
        }
        for (Result result : said.results()) {
            if (result.method().equals("dmarc") && result.isFail()) {
                return new Origin.Contradicted("our mail server says dmarc=" + result.outcome());
            }
        }
        return new Origin.Unproven("our mail server vouches for nobody who must know");
    }

    /** The account's provider, or the recipient's own organisation. Anybody else's signature proves nothing. */
    private boolean mustKnow(String domain, EmailAddress recipient) {
        return own.filter(server -> server.reporters().contains(domain)).isPresent()
                || isSame(domain, recipient.domain());
    }

    /** People write from the provider's domains, too: only what its mail server wrote itself counts. */
    private static Origin writtenByServer(String domain, Trace trace, DeliveryReport report, RecipientOutcome outcome) {
        if (trace.returnable()
                || trace.from().filter(from -> isServer(from, domain)).isEmpty()) {
            return new Origin.Unproven("signed by " + domain + ", but not written by its mail server");
        }
        // Original-Recipient is repeated from what the sender wrote; only the reporter's own Final-Recipient counts.
        boolean named = report.reportedBy().equals(STANDARD)
                && outcome.failing()
                        .filter(failing ->
                                !failing.key().equals(outcome.recipient().key()))
                        .isEmpty();
        return named
                ? new Origin.ProvenReporter(domain)
                : new Origin.Unproven("signed by " + domain + ", but its Final-Recipient is not the address told");
    }

    /** RFC 2142 and 5321: nobody else may own these names. */
    private static boolean isServer(EmailAddress from, String domain) {
        String local = from.local().toLowerCase(Locale.ROOT);
        return isSame(from.domain(), domain)
                && (List.of("mailer-daemon", "postmaster").contains(local) || local.startsWith("microsoftexchange"));
    }

    private static boolean isSame(String one, String other) {
        return OrganisationalDomain.of(one).equals(OrganisationalDomain.of(other));
    }
}

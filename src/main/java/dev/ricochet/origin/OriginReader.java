package dev.ricochet.origin;

import dev.ricochet.origin.AuthenticationResults.Result;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.OrganisationalDomain;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says whether a report can be believed about a recipient. What stands in the mail alone never proves it. */
public final class OriginReader {
    private final Trust trust;

    public OriginReader(Trust trust) {
        this.trust = trust;
    }

    /** @param about the mail that the report says bounced */
    public Origin origin(Provenance report, Optional<MessageId> about, EmailAddress recipient, Testimony testimony) {
        SentMail sent = testimony.sent();
        if (about.filter(mail -> sent.has(mail, recipient)).isPresent()) {
            return new Origin.ProvenOurs();
        }
        Optional<String> signer = about.flatMap(mail -> signer(report, mail, recipient, testimony));
        if (signer.isPresent()) {
            return new Origin.ProvenSigned(signer.get());
        }
        Optional<Handover> handover = report.handover().filter(trust::isOurs);
        List<Result> results = handover.map(Handover::results)
                .orElse(AuthenticationResults.NONE)
                .results();
        if (results.stream().anyMatch(result -> result.is("dmarc", "fail"))) {
            return new Origin.Contradicted("our server says dmarc=fail");
        }
        Optional<String> reporter =
                report.mailSystem().filter(system -> passes(results, domain -> sameOrganisation(domain, system)));
        if (report.namesAsFinal(recipient)
                && handover.filter(Handover::unanswerable).isPresent()) {
            Optional<String> believed = reporter.flatMap(system -> believedAbout(recipient, system, results));
            if (believed.isPresent()) {
                return new Origin.ProvenReporter(believed.get());
            }
        }
        if (about.filter(sent::has).isPresent()) {
            return new Origin.Contradicted("the mail it is about went to others");
        }
        boolean fails = reporter.isEmpty() && results.stream().anyMatch(result -> result.is("dkim", "fail"));
        return fails ? new Origin.Contradicted("our server says dkim=fail") : new Origin.NoStatement();
    }

    /** Whether a mail is by whom it names as its author, as our own server found out (DKIM or DMARC, aligned). */
    public Origin ofAuthor(Provenance mail, EmailAddress author) {
        List<Result> results = mail.handover()
                .filter(trust::isOurs)
                .map(Handover::results)
                .orElse(AuthenticationResults.NONE)
                .results();
        if (results.stream().anyMatch(result -> result.is("dmarc", "fail"))) {
            return new Origin.Contradicted("our server says dmarc=fail");
        }
        if (mail.isBy(author) && passes(results, domain -> OrganisationalDomain.isOneHouse(domain, author.domain()))) {
            return new Origin.ProvenAuthor(author.domain());
        }
        return results.stream().anyMatch(result -> result.is("dkim", "fail"))
                ? new Origin.Contradicted("our server says dkim=fail")
                : new Origin.NoStatement();
    }

    /**
     * The same of somebody who asks for himself. Where no server of ours judges, whoever knows a mail that went to him alone
     * is believed to be him.
     *
     * @param about the mail that he answers and that went to him alone
     */
    public Origin ofAsker(Provenance mail, EmailAddress author, Optional<MessageId> about) {
        Origin found = ofAuthor(mail, author);
        return !trust.judges() && about.isPresent() && found instanceof Origin.NoStatement
                ? new Origin.ProvenOurs()
                : found;
    }

    // where there is a copy it knows better: a signed header does not name whom a blind copy went to
    private static Optional<String> signer(
            Provenance report, MessageId about, EmailAddress recipient, Testimony testimony) {
        return report.signed()
                .filter(mail -> mail.id().equals(about) && !testimony.sent().knows(about))
                .flatMap(mail -> mail.signer(testimony.authors(), recipient, testimony.keys(), testimony.at()));
    }

    private static boolean passes(List<Result> results, Predicate<String> domain) {
        return results.stream()
                .filter(result -> result.is("dkim", "pass") || result.is("dmarc", "pass"))
                .map(Result::domain)
                .anyMatch(domain);
    }

    /** The name under which a mail system that proved itself is believed about a recipient. */
    private Optional<String> believedAbout(EmailAddress recipient, String system, List<Result> results) {
        if (trust.providers().contains(system)) {
            return Optional.of(system);
        }
        // strangers may be neighbours below a name that no list knows as shared: whoever signed is asked as well
        Predicate<String> ofTheRecipient = domain -> OrganisationalDomain.isOneHouse(domain, recipient.domain());
        return ofTheRecipient.test(system) && passes(results, ofTheRecipient)
                ? Optional.of(OrganisationalDomain.of(recipient.domain()))
                : Optional.empty();
    }

    private static boolean sameOrganisation(String one, String other) {
        return !one.isEmpty() && OrganisationalDomain.of(one).equals(OrganisationalDomain.of(other));
    }
}

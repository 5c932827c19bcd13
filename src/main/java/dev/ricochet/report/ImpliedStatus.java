package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The code that a server's own fixed sentence stands for, where its Status field says less than the sentence. */
final class ImpliedStatus {
    private record Sentence(String words, EnhancedStatus code) {}

    private static final EnhancedStatus NO_SUCH_DOMAIN = new EnhancedStatus(5, 1, 2);

    private static final List<Sentence> SENTENCES = List.of(
            // OpenSMTPD, smtpd/mta.c and Courier, courier/module.esmtp
            new Sentence("domain does not exist", NO_SUCH_DOMAIN),
            new Sentence("no such domain", NO_SUCH_DOMAIN),
            // Exim, src/routers/dnslookup.c
            new Sentence("all relevant mx records point to non-existent hosts", new EnhancedStatus(5, 4, 4)),
            // OpenSMTPD, smtpd/mta_session.c
            new Sentence("message too large for peer", new EnhancedStatus(5, 3, 4)),
            // Courier, courier/module.esmtp
            new Sentence("does not support e-mail messages with international unicode", new EnhancedStatus(5, 6, 7)),
            new Sentence("unable to deliver unicode e-mail to a non-unicode mail server", new EnhancedStatus(5, 6, 7)));

    private ImpliedStatus() {}

    static Optional<EnhancedStatus> in(
            Optional<EnhancedStatus> status, String said, String explanation, EmailAddress failing) {
        if (status.filter(code -> code.equals(new EnhancedStatus(5, 4, 4))).isPresent()) {
            return isMissingDomain(said, failing) ? Optional.of(NO_SUCH_DOMAIN) : status;
        }
        if (status.isEmpty() || status.get().saysMoreThanItsClass()) {
            return status;
        }
        String words = (said.isEmpty() ? explanation : said).toLowerCase(Locale.ROOT);
        for (Sentence sentence : SENTENCES) {
            if (words.contains(sentence.words())) {
                return Optional.of(sentence.code());
            }
        }
        return status;
    }

    // Postfix: Host or domain name not found. Name service error for name=example.org type=AAAA: Host not found
    private static boolean isMissingDomain(String said, EmailAddress failing) {
        return said.endsWith("Host not found")
                && said.contains("Name service error for name=" + failing.domain() + " ");
    }
}

package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code that a server's own fixed sentence stands for, where its Status field says no more than its class. The codes
 * are those of IANA's registry of enhanced status codes.
 */
final class ImpliedStatus {
    private record Sentence(String words, EnhancedStatus code) {
        Sentence(String words, int kind, int subject, int detail) {
            this(words, new EnhancedStatus(kind, subject, detail));
        }
    }

    private static final EnhancedStatus NO_SUCH_MAILBOX = new EnhancedStatus(5, 1, 1);
    private static final EnhancedStatus NO_SUCH_DOMAIN = new EnhancedStatus(5, 1, 2);
    private static final EnhancedStatus NO_ROUTE = new EnhancedStatus(5, 4, 4);

    /** In small letters; the first that is said counts. */
    private static final List<Sentence> SENTENCES = List.of(
            // Exim, src/routers/dnslookup.c and src/route.c
            new Sentence("all relevant mx records point to non-existent hosts", 5, 4, 4),
            new Sentence("all host address lookups failed permanently", 5, 4, 4),
            new Sentence("an mx or srv record indicated no smtp service", 5, 1, 10),
            new Sentence("lowest numbered mx record points to local host", 5, 4, 6),
            new Sentence("host lookup did not complete", 4, 4, 3),
            // Exim, src/transports/appendfile.c
            new Sentence("message is too big (transport limit", 5, 3, 4),
            // Exim, src/receive.c and src/deliver.c
            new Sentence("suspected mail loop", 5, 4, 6),
            // OpenSMTPD, smtpd/mta.c and Courier, courier/module.esmtp
            new Sentence("domain does not exist", NO_SUCH_DOMAIN),
            new Sentence("no such domain", NO_SUCH_DOMAIN),
            new Sentence("domain does not accept mail", 5, 1, 10),
            new Sentence("no mx found for", 5, 4, 4),
            new Sentence("temporary failure in mx lookup", 4, 4, 3),
            new Sentence("dns lookup failure", 4, 4, 3),
            new Sentence("loop detected", 5, 4, 6),
            new Sentence("mail loops back to myself", 5, 4, 6),
            new Sentence("network error on destination mxs", 4, 4, 1),
            // OpenSMTPD, smtpd/mta_session.c
            new Sentence("message too large for peer", 5, 3, 4),
            // Courier, courier/module.esmtp
            new Sentence("does not support e-mail messages with international unicode", 5, 6, 7),
            new Sentence("unable to deliver unicode e-mail to a non-unicode mail server", 5, 6, 7),
            // Sendmail, sendmail/deliver.c: Deferred: Name server: mx.example.org.: host name lookup failure
            new Sentence("host name lookup failure", 4, 4, 3));

    /** The same where no receiver's reply is quoted: in one these are its own words. */
    private static final List<Sentence> UNANSWERED = List.of(
            // the texts of errno, with which Exim, Sendmail and Courier say that nobody answered
            new Sentence("connection timed out", 4, 4, 1),
            new Sentence("operation timed out", 4, 4, 1),
            new Sentence("connection refused", 4, 4, 1),
            new Sentence("no route to host", 4, 4, 1),
            new Sentence("network is unreachable", 4, 4, 1),
            new Sentence("connection reset by", 4, 4, 2),
            // Exim, src/deliver.c
            new Sentence("have been failing for a long time", 4, 4, 1));

    // Exim, src/deliver.c, where nothing else is known but that no host was left to try
    private static final Sentence NO_HOST_LEFT = new Sentence("retry timeout exceeded", 4, 4, 1);

    // Exim, src/configure.default: cannot_route_message of the router for its own people
    private static final Sentence NOBODY_HERE = new Sentence("unknown user", NO_SUCH_MAILBOX);

    // Exim, src/route.c
    private static final String UNROUTEABLE = "unrouteable address";

    // Postfix: Name service error for name=example.org type=AAAA: Host not found
    // Sendmail: Host unknown (Name server: example.org.: host not found)
    private static final Pattern NOT_FOUND = Pattern.compile(
            "(?i:name service error for name=|name server: )([a-z0-9._-]+?)\\.?(?: type=[a-z]+)?: host not found");

    private ImpliedStatus() {}

    /**
     * @param answered whether a receiver's reply is quoted: then the words are its own, and its code is all there is
     * @param failing the address that failed
     * @param reporter the server that says so
     */
    static Optional<EnhancedStatus> in(
            Optional<EnhancedStatus> status, boolean answered, String words, EmailAddress failing, String reporter) {
        return status.map(field -> in(field, answered, words, failing, reporter));
    }

    private static EnhancedStatus in(
            EnhancedStatus field, boolean answered, String said, EmailAddress failing, String reporter) {
        if (field.equals(NO_ROUTE) || field.equals(NO_SUCH_DOMAIN)) {
            return whoseHost(said.toLowerCase(Locale.ROOT), failing).orElse(field);
        }
        if (field.saysMoreThanItsClass()) {
            return field;
        }
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains(UNROUTEABLE) && !answered) {
            return isWithin(reporter, failing.domain()) ? NO_SUCH_MAILBOX : NO_SUCH_DOMAIN;
        }
        for (Sentence alone : List.of(NO_HOST_LEFT, NOBODY_HERE)) {
            if (!answered && words.equals(alone.words())) {
                return alone.code();
            }
        }
        return code(SENTENCES, words)
                .or(() -> answered ? Optional.empty() : code(UNANSWERED, words))
                .orElse(field);
    }

    private static Optional<EnhancedStatus> code(List<Sentence> sentences, String words) {
        for (Sentence sentence : sentences) {
            if (words.contains(sentence.words())) {
                return Optional.of(sentence.code());
            }
        }
        return Optional.empty();
    }

    /** Whether it was the recipient's own domain that was not found, or the host that its MX names. */
    private static Optional<EnhancedStatus> whoseHost(String words, EmailAddress failing) {
        if (!words.contains(": host not found")) {
            return Optional.empty();
        }
        Matcher host = NOT_FOUND.matcher(words);
        return host.find()
                ? Optional.of(host.group(1).equals(failing.domain()) ? NO_SUCH_DOMAIN : NO_ROUTE)
                : Optional.empty();
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}

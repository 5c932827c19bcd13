package dev.ricochet.origin;

import static dev.ricochet.fuzz.Invariant.holds;
import static dev.ricochet.fuzz.Invariant.same;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimeReader;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Any bytes are a report that somebody may have forged: only what our own server says of it proves anything. */
public final class OriginReaderFuzz {
    private static final MimeReader MIME = new MimeReader();
    private static final OriginReader GMAIL = new OriginReader(Trust.GMAIL);
    private static final OriginReader ALONE = new OriginReader(Trust.NOBODY);
    private static final EmailAddress ALICE = new EmailAddress("alice", "example.org");
    private static final Testimony NOTHING =
            new Testimony(SentMail.UNKNOWN, Set.of(ALICE), Map.of(), Instant.parse("2026-11-01T10:00:00Z"));

    private OriginReaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        MailMessage mail = MIME.read(data);
        // whatever came back may be signed, and nobody's key is known
        Provenance provenance = Provenance.of(mail, Headers.in(data));
        Optional<MessageId> about = Optional.of(new MessageId("campaign@example.com"));
        Origin origin = GMAIL.origin(provenance, about, ALICE, NOTHING);
        holds(!(origin instanceof Origin.ProvenOurs), "ours, though nothing is known of what we sent");
        holds(!(origin instanceof Origin.ProvenSigned), "signed, though nobody's key is known");
        holds(
                provenance.keyNames(Set.of(ALICE)).stream().allMatch(name -> name.endsWith("example.org")),
                "a stranger's");
        if (origin instanceof Origin.ProvenReporter) {
            proven(mail);
        }
        holds(!ALONE.origin(provenance, about, ALICE, NOTHING).isProven(), "proven, though nobody is trusted");
        String text = new String(data, ISO_8859_1);
        AuthenticationResults results = AuthenticationResults.parse(text);
        same(results, AuthenticationResults.parse(text), "read twice");
        holds(results.results().size() <= 51, "too many results");
        results.results().forEach(result -> holds(result.domain().length() <= text.length(), "a domain of nowhere"));
    }

    private static void proven(MailMessage mail) {
        List<String> statements = mail.headers().all("Authentication-Results");
        holds(statements.stream().map(OriginReaderFuzz::small).anyMatch(OriginReaderFuzz::passes), "nobody says so");
        List<String> hops = mail.headers().all("Received");
        holds(
                hops.stream().map(OriginReaderFuzz::small).anyMatch(hop -> hop.contains("mx.google.com")),
                "not taken in");
        same(Optional.of("<>"), mail.headers().first("Return-Path"), "a person's mail");
        holds(provenance(mail).contains(ALICE.key()), "said of somebody else");
    }

    private static boolean passes(String statement) {
        return statement.contains("mx.google.com") && statement.contains("pass");
    }

    private static String provenance(MailMessage mail) {
        StringBuilder all = new StringBuilder();
        mail.ownParts().forEach(part -> all.append(new String(part.content(1 << 20), ISO_8859_1)));
        return small(all.toString());
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

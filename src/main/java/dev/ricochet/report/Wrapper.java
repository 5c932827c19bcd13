package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import java.util.List;
import java.util.Optional;

/**
 * A report that a gateway put whole into another mail of the same sender and subject, with no word of its own: InterScan
 * does so when it hands on what it has scanned.
 */
final class Wrapper {
    private Wrapper() {}

    /** The mail inside. */
    static Optional<MailMessage> around(MailMessage mail) {
        List<MimePart> parts = mail.ownParts();
        if (parts.isEmpty() || !parts.getFirst().type().name().equals("message/rfc822")) {
            return Optional.empty();
        }
        return mail.enclosedIn(parts.getFirst())
                .filter(inner -> Suspicion.isADaemon(mail.headers()) && isSame(mail.headers(), inner.headers()));
    }

    private static boolean isSame(Headers outer, Headers inner) {
        return !Title.of(outer).isEmpty()
                && Title.of(outer).equals(Title.of(inner))
                && Title.sender(outer).equals(Title.sender(inner));
    }
}

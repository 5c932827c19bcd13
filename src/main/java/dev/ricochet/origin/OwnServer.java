package dev.ricochet.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The mail server of the account, whose word on who wrote a mail is believed.
 *
 * @param authservId how it signs its statements (RFC 8601, 2.5)
 * @param reporters the domains in whose name it writes its own reports
 */
public record OwnServer(String authservId, Set<String> reporters) {
    public static final OwnServer GMAIL = new OwnServer("mx.google.com", Set.of("googlemail.com"));

    public OwnServer {
        authservId = authservId.toLowerCase(Locale.ROOT);
        reporters = Set.copyOf(reporters);
    }

    /** Only Gmail's is known by itself: a header that any server might pass on is nobody's statement. */
    public static Optional<OwnServer> behind(String imapHost) {
        String host = imapHost.toLowerCase(Locale.ROOT);
        return host.equals("imap.gmail.com") || host.equals("imap.googlemail.com")
                ? Optional.of(GMAIL)
                : Optional.empty();
    }
}

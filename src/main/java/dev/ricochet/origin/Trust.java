package dev.ricochet.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whose word is taken about where a mail came from.
 *
 * @param server the name under which the server that receives our mail states its results (RFC 8601, 2.5); without one
 *     nobody's statement counts
 * @param providers domains under which our provider's mail system writes its own reports
 */
public record Trust(Optional<String> server, Set<String> providers) {
    public static final Trust NOBODY = new Trust(Optional.empty(), Set.of());

    // Authentication-Results: mx.google.com; dkim=pass header.i=@googlemail.com
    public static final Trust GMAIL = new Trust(Optional.of("mx.google.com"), Set.of("googlemail.com"));

    private static final Set<String> GMAIL_HOSTS = Set.of("imap.gmail.com", "imap.googlemail.com");

    /** What is known of the provider that keeps an inbox. */
    public static Trust ofImapHost(String host) {
        return GMAIL_HOSTS.contains(host.toLowerCase(Locale.ROOT)) ? GMAIL : NOBODY;
    }

    /** Whether it is known under which name the server that receives our mail says who sent it. */
    public boolean judges() {
        return server.isPresent();
    }

    boolean isOurs(Handover handover) {
        return server.filter(name -> name.equalsIgnoreCase(handover.by())
                        && name.equalsIgnoreCase(handover.results().server()))
                .isPresent();
    }
}

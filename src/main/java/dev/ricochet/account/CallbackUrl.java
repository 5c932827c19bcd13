package dev.ricochet.account;

import dev.ricochet.vocabulary.Digest128;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where events are posted. No authentication is known for it, so the address itself is the secret: it prints as scheme,
 * host and its last four characters.
 */
public final class CallbackUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int LAST_PORT = 65_535;

    // transient: whatever writes objects by their fields leaves it out
    private final transient URI uri;

    private CallbackUrl(URI uri) {
        this.uri = uri;
    }

    /** Reads {@code https://…}, and {@code http://…} only to this very machine; anything else gives nothing. */
    public static Optional<CallbackUrl> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean usable = uri.getHost() != null
                    && uri.getPort() <= LAST_PORT
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && ("https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost()));
            return usable ? Optional.of(new CallbackUrl(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What it is known by to those who need not know it. */
    public UUID fingerprint() {
        return Digest128.of(uri.toString());
    }

    /** For the one place that posts to it. */
    public URI reveal() {
        return uri;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallbackUrl url && url.uri.equals(uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public String toString() {
        String all = uri.toString();
        return uri.getScheme() + "://" + uri.getHost() + "/…" + all.substring(Math.max(all.length() - 4, 0));
    }

    // 127.0.0.0/8 whole: a machine may listen on more of it than its first address
    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || name.matches("127(\\.\\d{1,3}){3}");
    }
}

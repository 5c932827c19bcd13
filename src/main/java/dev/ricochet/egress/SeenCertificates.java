package dev.ricochet.egress;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How long the certificates will do that servers showed us of late, by host. */
public final class SeenCertificates {
    private static final int MOST = 10_000;

    /** A session with a mailbox may last a day. What is older may have been renewed, and somebody else has seen that. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** The whole time for which a certificate is valid. */
    public record Validity(Instant from, Instant until) {}

    private record Seen(Validity validity, long nanos) {}

    void remember(String host, X509Certificate certificate) {
        if (seen.size() < MOST || seen.containsKey(host)) {
            Validity validity = new Validity(
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
            seen.put(host, new Seen(validity, System.nanoTime()));
        }
    }

    /** Of the certificate that a host showed last; empty when that is long ago. */
    public Optional<Validity> of(String host) {
        return Optional.ofNullable(seen.get(host))
                .filter(last -> System.nanoTime() - last.nanos() < LONGEST.toNanos())
                .map(Seen::validity);
    }
}

package dev.ricochet.egress;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * How TLS was opened.
 *
 * @param protocol {@code TLSv1.3}
 * @param certificate the server's own, verified
 */
public record Handshake(String protocol, X509Certificate certificate) {
    /** How long the certificate will still do. */
    public Duration leftAt(Instant now) {
        return Duration.between(now, certificate.getNotAfter().toInstant());
    }
}

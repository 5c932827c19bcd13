package dev.ricochet.egress;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts as we always do, and remembers what the server showed: so that a refusal can be told from another. */
final class ShownCertificates extends X509ExtendedTrustManager {
    private static final int MOST_NAMES = 10;

    private final X509ExtendedTrustManager trust;
    private volatile List<X509Certificate> shown = List.of();
    private volatile String keyExchange = "";

    ShownCertificates(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /** Why what was shown is refused; nothing where the certificates are not to blame. */
    Optional<Obstacle> objection(String host, Instant now) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        for (X509Certificate each : shown) {
            Instant until = each.getNotAfter().toInstant();
            Instant from = each.getNotBefore().toInstant();
            if (until.isBefore(now)) {
                return Optional.of(new Obstacle.Expired(until));
            } else if (from.isAfter(now)) {
                return Optional.of(new Obstacle.NotYetValid(from));
            }
        }
        try {
            // without a name to compare
            trust.checkServerTrusted(shown.toArray(X509Certificate[]::new), keyExchange);
        } catch (CertificateException e) {
            return Optional.of(new Obstacle.NotTrusted(
                    shown.getLast().getIssuerX500Principal().getName()));
        }
        return Optional.of(new Obstacle.NameNotInCertificate(host, namesIn(shown.getFirst())));
    }

    private static List<String> namesIn(X509Certificate certificate) {
        try {
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .map(name -> name.get(1))
                    .filter(String.class::isInstance)
                    .map(Objects::toString)
                    .limit(MOST_NAMES)
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        remember(chain, authType);
        trust.checkServerTrusted(chain, authType, socket);
        shown = List.of();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        remember(chain, authType);
        trust.checkServerTrusted(chain, authType, engine);
        shown = List.of();
    }

    private void remember(X509Certificate[] chain, String authType) {
        shown = List.of(chain);
        keyExchange = authType;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trust.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trust.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}

package dev.ricochet.egress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Whom every connection of ours trusts: the public certificate authorities, and the private ones that are configured. */
@Singleton
public final class TlsContext {
    /** Of the TLS registry, which would trust these alone; we read the files ourselves to trust them as well. */
    static final String PRIVATE_AUTHORITIES = "quarkus.tls.trust-store.pem.certs";

    private final X509ExtendedTrustManager trust;
    private final SeenCertificates seen = new SeenCertificates();

    @Inject
    TlsContext(@ConfigProperty(name = PRIVATE_AUTHORITIES) Optional<List<Path>> privateAuthorities) {
        this(privateAuthorities.orElse(List.of()));
    }

    /** Trusts the public authorities and those in these PEM files. */
    public TlsContext(List<Path> privateAuthorities) {
        try {
            trust = trustIn(authorities(privateAuthorities));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    public X509ExtendedTrustManager trust() {
        return trust;
    }

    /** What was shown on connections that came about. */
    public SeenCertificates seen() {
        return seen;
    }

    // one store for one trust manager: Java's own does all the checking, of host names as well
    private static KeyStore authorities(List<Path> files) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        List<? extends Certificate> certificates = Stream.concat(
                        Stream.of(trustIn(null).getAcceptedIssuers()),
                        files.stream().flatMap(TlsContext::in))
                .toList();
        for (int i = 0; i < certificates.size(); i++) {
            all.setCertificateEntry("authority-" + i, certificates.get(i));
        }
        return all;
    }

    private static Stream<Certificate> in(Path pem) {
        try (InputStream file = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
                    .map(Certificate.class::cast);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "%s names %s, which is not a readable PEM file of certificates".formatted(PRIVATE_AUTHORITIES, pem),
                    e);
        }
    }

    /** @param authorities null for those that come with Java */
    private static X509ExtendedTrustManager trustIn(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
    }
}

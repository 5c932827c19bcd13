package dev.ricochet.egress;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Certificates for servers that live in a test; their keys are in the tree, so nobody else may trust them. */
public enum TestCertificates {
    /** Of localhost and 127.0.0.1, trusted. */
    LOCALHOST,
    /** Of Gmail's host, trusted. */
    GMAIL,
    /** Of another host, trusted. */
    ELSEWHERE,
    /** Of localhost, but nobody we trust says so. */
    STRANGER,
    /** Of localhost, signed by an authority that is trusted, and over since 2020. */
    EXPIRED;

    public static final String PASSWORD = "for-tests";

    /** The authorities that a client in a test trusts. */
    public static TlsContext trusted() {
        return new TlsContext(List.of(trustedPem()));
    }

    public static Path trustedPem() {
        return file("trusted.pem");
    }

    public Path keystore() {
        return file(name().toLowerCase(Locale.ROOT) + ".p12");
    }

    /** What a server needs to show this certificate. */
    public SSLContext serverContext() {
        try (InputStream in = Files.newInputStream(keystore())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's side of TLS on a connection that was accepted. */
    public SSLSocket over(Socket accepted) throws IOException {
        SSLSocket socket = (SSLSocket) serverContext().getSocketFactory().createSocket(accepted, null, true);
        socket.setUseClientMode(false);
        return socket;
    }

    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(TestCertificates.class.getResource("/tls/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

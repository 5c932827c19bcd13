package dev.ricochet.egress;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A connection to a checked address, on which no wait is endless; plain until it is {@linkplain #secure() secured}. */
public final class GuardedSocket implements Closeable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Destination destination;
    private final TimedSocket below;
    private final TlsContext trusted;
    private final Duration patience;
    private @Nullable SSLSocket tls;

    /** @param patience for the whole of TLS' opening */
    GuardedSocket(Destination destination, TimedSocket below, TlsContext trusted, Duration patience) {
        this.destination = destination;
        this.below = below;
        this.trusted = trusted;
        this.patience = patience;
    }

    /**
     * From here on everything goes through TLS, on a certificate that was verified for the host's name: at once, or
     * after a plain STARTTLS. Streams that were taken before are of no use any more. The caller says at once how long
     * what follows may last.
     *
     * @throws NotConnected with an obstacle of {@link Obstacle.Step#TLS}; the connection is closed
     */
    public Handshake secure() throws NotConnected {
        if (tls != null) {
            throw new IllegalStateException("it is secured already");
        }
        ShownCertificates shown = new ShownCertificates(trusted.trust());
        try {
            below.finishWithin(patience);
            below.forgetFirstByte();
            SSLSocket opened = over(shown);
            opened.startHandshake();
            tls = opened;
            X509Certificate certificate = (X509Certificate) opened.getSession().getPeerCertificates()[0];
            trusted.seen().remember(destination.host(), certificate);
            return new Handshake(opened.getSession().getProtocol(), certificate);
        } catch (IOException e) {
            below.abandon();
            throw new NotConnected(obstacle(e, shown), e);
        }
    }

    public InputStream in() throws IOException {
        return tls == null ? below.getInputStream() : tls.getInputStream();
    }

    public OutputStream out() throws IOException {
        return tls == null ? below.getOutputStream() : tls.getOutputStream();
    }

    /** What follows has to be done by then, however busily the peer sends; each silence is bounded besides. */
    public void finishWithin(Duration time) {
        below.finishWithin(time);
    }

    /** We wait to be told something: for so long a silence is no fault, and after that one of the usual length is. */
    public void listenFor(Duration time) {
        below.listenFor(time);
    }

    /** As the network carried them, TLS included. */
    public long bytesReceived() {
        return below.bytesReceived();
    }

    public InetAddress peer() {
        return below.getInetAddress();
    }

    /** Says goodbye as TLS asks, but hangs up whatever the peer does. */
    @Override
    public void close() throws IOException {
        try (below) {
            below.finishWithin(FAREWELL);
            if (tls != null) {
                tls.close();
            }
        }
    }

    private SSLSocket over(ShownCertificates shown) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {shown}, null);
            SSLSocket socket = (SSLSocket)
                    context.getSocketFactory().createSocket(below, destination.host(), destination.port(), true);
            SSLParameters asked = socket.getSSLParameters();
            asked.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(asked);
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private Obstacle obstacle(IOException failure, ShownCertificates shown) {
        return shown.objection(destination.host(), Instant.now()).orElseGet(() -> switch (failure) {
            case SocketTimeoutException _ -> new Obstacle.NoHandshakeInTime();
            case SSLException _ when !below.beganAsTls() -> new Obstacle.NotTls();
            case SSLException e
            when e.getCause() instanceof EOFException || e.getCause() instanceof SocketException ->
                new Obstacle.HungUp();
            case SocketException _ -> new Obstacle.HungUp();
            default -> new Obstacle.HandshakeFailed(String.valueOf(failure.getMessage()));
        });
    }
}

package dev.ricochet.egress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens TLS connections; bounded in time from the resolution of the name to the end of the handshake. */
@Singleton
public final class GuardedSockets {
    private final TlsContext tls;
    private final Patience patience;

    @Inject
    public GuardedSockets(TlsContext tls) {
        this(tls, Patience.USUAL);
    }

    public GuardedSockets(TlsContext tls, Patience patience) {
        this.tls = tls;
        this.patience = patience;
    }

    /** Connects, shakes hands, and verifies certificate and host name. The caller says at once how long the talk may last. */
    public GuardedSocket connect(String host, int port) throws IOException {
        TimedSocket below = reach(host, port);
        try {
            below.finishWithin(patience.handshake());
            SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket(below, host, port, true);
            SSLParameters asked = socket.getSSLParameters();
            asked.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(asked);
            socket.startHandshake();
            return new GuardedSocket(socket, below);
        } catch (IOException | RuntimeException e) {
            below.close();
            throw e;
        }
    }

    // the first address that answers: a machine without IPv6 must not fail on a name that has both
    private TimedSocket reach(String host, int port) throws IOException {
        IOException last = new UnknownHostException(host);
        long end = System.nanoTime() + patience.connect().toNanos();
        for (InetAddress address : addressesOf(host)) {
            int left = (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("no address of " + host + " answered in time");
            }
            TimedSocket socket = new TimedSocket(patience.silence());
            try {
                socket.connect(new InetSocketAddress(address, port), left);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    // the resolver of the system has no time-out that we could set
    private InetAddress[] addressesOf(String host) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> resolve(host), Thread::startVirtualThread)
                    .get(patience.connect().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("the name " + host + " was not resolved in time");
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the name was resolved", e);
        }
    }

    private static InetAddress[] resolve(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}

package dev.ricochet.egress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;

/**
 * Opens connections, bounded in time from the resolution of the name to the end of the handshake. Each step is a call of
 * its own for whoever wants to watch: {@link #destination}, {@link #connect}, {@link GuardedSocket#secure}. Each fails
 * with {@link NotConnected}, whose {@link Obstacle} says why.
 */
@Singleton
public final class GuardedSockets {
    private final Destinations destinations;
    private final TlsContext tls;
    private final Patience patience;

    @Inject
    public GuardedSockets(Destinations destinations, TlsContext tls) {
        this(destinations, tls, Patience.USUAL);
    }

    public GuardedSockets(Destinations destinations, TlsContext tls, Patience patience) {
        this.destinations = destinations;
        this.tls = tls;
        this.patience = patience;
    }

    /** All steps at once, TLS from the first byte. The caller says at once how long the talk may last. */
    public GuardedSocket open(String host, int port, Purpose purpose) throws NotConnected {
        GuardedSocket socket = connect(destination(host, port, purpose));
        Handshake _ = socket.secure();
        return socket;
    }

    /** Resolves and checks. */
    public Destination destination(String host, int port, Purpose purpose) throws NotConnected {
        return destinations.of(host, port, purpose, patience.connect());
    }

    /** Connects, without TLS yet: to the first address that answers, since a machine may be without IPv6. */
    public GuardedSocket connect(Destination destination) throws NotConnected {
        NotConnected last = null;
        long end = System.nanoTime() + patience.connect().toNanos();
        for (InetAddress address : destination.addresses()) {
            int left = (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new NotConnected(new Obstacle.NotConnectedInTime(address, destination.port()));
            }
            try {
                return new GuardedSocket(
                        destination, connected(address, destination.port(), left), tls, patience.handshake());
            } catch (NotConnected e) {
                last = e;
            }
        }
        throw Objects.requireNonNull(last, "a destination has an address");
    }

    private TimedSocket connected(InetAddress address, int port, int millis) throws NotConnected {
        TimedSocket socket = new TimedSocket(patience.silence());
        try {
            socket.connect(new InetSocketAddress(address, port), millis);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.abandon();
            throw new NotConnected(obstacle(e, address, port), e);
        }
    }

    private static Obstacle obstacle(IOException failure, InetAddress address, int port) {
        return switch (failure) {
            case SocketTimeoutException _ -> new Obstacle.NotConnectedInTime(address, port);
            case ConnectException e
            when String.valueOf(e.getMessage()).contains("refused") -> new Obstacle.ConnectionRefused(address, port);
            default -> new Obstacle.Unreachable(address, port, String.valueOf(failure.getMessage()));
        };
    }
}

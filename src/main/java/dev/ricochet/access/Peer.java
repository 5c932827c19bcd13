package dev.ricochet.access;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever is at the other end of a connection. */
public final class Peer {
    /** What one customer of a provider is given of IPv6: it counts as one. */
    private static final int NETWORK_BYTES = 8;

    private Peer() {}

    static Optional<InetAddress> address(HttpServerRequest request) {
        return Optional.ofNullable(request.connection().remoteAddress())
                .map(remote -> inet(remote.hostAddress()))
                .map(InetSocketAddress::getAddress);
    }

    /** By whom something is counted. */
    public static String key(HttpServerRequest request) {
        return address(request).map(Peer::network).orElse("?");
    }

    private static @Nullable InetSocketAddress inet(@Nullable String literal) {
        return literal == null ? null : new InetSocketAddress(literal, 0);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}

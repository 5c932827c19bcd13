package dev.ricochet.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * A host, and the addresses of it that were checked: whoever holds one may connect to these. The name is for the
 * server's certificate and is never resolved again, or it could mean another address the second time.
 */
public final class Destination {
    private final String host;
    private final int port;
    private final List<InetAddress> addresses;

    /** For {@link Destinations} alone, which checks. */
    Destination(String host, int port, List<InetAddress> addresses) {
        this.host = host;
        this.port = port;
        this.addresses = List.copyOf(addresses);
    }

    /** The name, or the address in digits where none was given; without brackets. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** At least one, in the order in which they are to be tried. */
    public List<InetAddress> addresses() {
        return addresses;
    }
}

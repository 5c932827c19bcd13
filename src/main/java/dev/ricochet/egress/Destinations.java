package dev.ricochet.egress;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves a host once and checks what came: the only way to a {@link Destination}, for sockets and HTTP alike. */
@Singleton
public final class Destinations {
    private final Resolver resolver;
    private final EgressPolicy policy;

    public Destinations(Resolver resolver, EgressPolicy policy) {
        this.resolver = resolver;
        this.policy = policy;
    }

    /**
     * The host with those of its addresses that may be connected to.
     *
     * @throws NotConnected where there is none
     */
    public Destination of(String host, int port, Purpose purpose, Duration within) throws NotConnected {
        Host parsed = Host.parse(host).orElseThrow(() -> new NotConnected(new Obstacle.NotAHost()));
        return switch (parsed) {
            case Host.Numbered(InetAddress address) ->
                checked(parsed, address.getHostAddress(), List.of(address), port, purpose);
            case Host.Named(String name) -> checked(parsed, name, resolver.addressesOf(name, within), port, purpose);
        };
    }

    /** The same of a URL's host. */
    public Destination of(URI uri, Duration within) throws NotConnected {
        WebPlace place = WebPlace.of(uri);
        return of(place.host(), place.port(), place.purpose(), within);
    }

    private Destination checked(Host host, String name, List<InetAddress> addresses, int port, Purpose purpose)
            throws NotConnected {
        List<InetAddress> good = new ArrayList<>();
        List<Obstacle> objections = new ArrayList<>();
        for (InetAddress address : addresses) {
            Optional<Obstacle> objection = policy.objection(host, address, port, purpose);
            objection.ifPresentOrElse(objections::add, () -> good.add(address));
        }
        if (good.isEmpty()) {
            throw new NotConnected(objections.isEmpty() ? new Obstacle.NameUnknown(name) : objections.getFirst());
        }
        return new Destination(name, port, good);
    }
}

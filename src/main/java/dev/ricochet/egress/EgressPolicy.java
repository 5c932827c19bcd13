package dev.ricochet.egress;

import dev.ricochet.egress.SpecialAddresses.Special;
import dev.ricochet.vocabulary.Misconfigured;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be connected to: the public internet at the usual ports; what is allowed besides, at any port;
 * and never this network's own or a cloud's metadata service. Whoever may set an account's hosts cannot reach into the
 * network by them.
 */
@Singleton
public final class EgressPolicy {
    private static final String ALLOW = "ricochet.egress.allow";

    private final Set<String> names = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();

    @Inject
    public EgressPolicy(EgressConfig config) {
        this(config.allow().orElse(List.of()));
    }

    /** Allows these besides; throws {@link Misconfigured} for what is neither a name nor a network. */
    public EgressPolicy(List<String> allowed) {
        allowed.forEach(this::allow);
    }

    /** Why this address of that host may not be connected to. */
    Optional<Obstacle> objection(Host host, InetAddress address, int port, Purpose purpose) {
        Optional<Special> never = SpecialAddresses.never(address);
        if (never.isPresent()) {
            return Optional.of(new Obstacle.AddressRefused(address, never.get().what(), false));
        }
        InetAddress reached = CarriedAddresses.translated(address).orElse(address);
        boolean allowed = isAllowed(host) || networks.stream().anyMatch(each -> each.contains(reached));
        if (purpose == Purpose.HTTP && !(allowed && reached.isLoopbackAddress())) {
            return Optional.of(new Obstacle.PlainRefused());
        }
        if (allowed) {
            return Optional.empty();
        }
        return SpecialAddresses.notPublic(reached)
                .<Obstacle>map(special -> new Obstacle.AddressRefused(address, special.what(), true))
                .or(() -> purpose.ports().contains(port)
                        ? Optional.empty()
                        : Optional.of(new Obstacle.PortRefused(port, purpose)));
    }

    /** What can be said against a host before its name is resolved; that there is nothing allows nothing yet. */
    public Optional<Obstacle> foreseen(String host, int port, Purpose purpose) {
        return switch (Host.parse(host).orElse(null)) {
            case null -> Optional.of(new Obstacle.NotAHost());
            case Host.Numbered numbered -> objection(numbered, numbered.address(), port, purpose);
            case Host.Named(String name)
            when name.equals("localhost") ->
                // it has two addresses, and one that may be connected to is enough
                objection(new Host.Named(name), InetAddress.ofLiteral("127.0.0.1"), port, purpose)
                        .flatMap(first -> objection(new Host.Named(name), InetAddress.ofLiteral("::1"), port, purpose)
                                .map(_ -> first));
            case Host.Named named
            when !isAllowed(named) && networks.isEmpty() && !purpose.ports().contains(port) ->
                Optional.of(
                        purpose == Purpose.HTTP
                                ? new Obstacle.PlainRefused()
                                : new Obstacle.PortRefused(port, purpose));
            case Host.Named _ -> Optional.empty();
        };
    }

    /** The same of a URL. */
    public Optional<Obstacle> foreseen(URI uri) {
        WebPlace place = WebPlace.of(uri);
        return foreseen(place.host(), place.port(), place.purpose());
    }

    private boolean isAllowed(Host host) {
        return host instanceof Host.Named(String name) && names.contains(name);
    }

    private void allow(String entry) {
        Optional<Network> network = Network.parse(entry.strip());
        if (network.flatMap(SpecialAddresses::never).isPresent()) {
            throw new Misconfigured(
                    ALLOW, "names link-local, metadata or multicast addresses, which are never connected to.");
        } else if (network.isPresent()) {
            networks.add(network.get());
        } else if (Host.parse(entry).orElse(null) instanceof Host.Named(String name)) {
            names.add(name);
        } else {
            throw new Misconfigured(
                    ALLOW,
                    "must be host names, addresses and networks, separated by commas: relay.example.org,10.1.0.0/16.");
        }
    }
}

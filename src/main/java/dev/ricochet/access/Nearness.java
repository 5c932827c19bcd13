package dev.ricochet.access;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a request comes from a person at this very machine, so that the first steps need no token. Only with the
 * database of our own, without an identity provider, and not in Kubernetes, where a neighbour or a forwarded port arrives from the loopback address
 * as well. A page of another site that a browser here shows is not this machine: its {@code Origin} or, where it gave
 * its own name our address, its {@code Host} says so.
 */
@ApplicationScoped
class Nearness {
    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final String IN_KUBERNETES = "KUBERNETES_SERVICE_HOST";

    private final boolean ours;

    Nearness(
            @ConfigProperty(name = "dev.ricochet.database.directory") Optional<String> ownDatabase,
            @ConfigProperty(name = IN_KUBERNETES) Optional<String> kubernetes,
            @ConfigProperty(name = People.CONFIGURED) boolean people) {
        this.ours = ownDatabase.isPresent() && kubernetes.isEmpty() && !people;
    }

    boolean isNear(HttpServerRequest request) {
        return isNear(Peer.address(request), request.isSSL() ? "https" : "http", request.headers());
    }

    boolean isNear(Optional<InetAddress> peer, String scheme, MultiMap headers) {
        List<String> hosts = headers.getAll("Host");
        return ours
                && peer.filter(InetAddress::isLoopbackAddress).isPresent()
                && hosts.size() == 1
                && LOOPBACK_NAME.matcher(hosts.getFirst()).matches()
                && headers.names().stream().noneMatch(Nearness::wasForwarded)
                && headers.getAll("Origin").stream()
                        .allMatch(origin -> origin.equalsIgnoreCase(scheme + "://" + hosts.getFirst()))
                && headers.getAll("Sec-Fetch-Site").stream()
                        .allMatch(site -> site.equals("same-origin") || site.equals("none"));
    }

    private static boolean wasForwarded(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded")
                || name.startsWith("x-forwarded-")
                || name.equals("x-real-ip")
                || name.equals("via");
    }
}

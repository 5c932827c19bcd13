package dev.ricochet.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Opens calls over HTTP to checked addresses. A connection for each call, nothing kept alive, nothing followed, nothing
 * repeated: whether the first byte left is always known.
 */
@Singleton
public final class GuardedHttp {
    /** A peer that does not take a connection in this time is not there. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Destinations destinations;
    private final TlsContext tls;

    public GuardedHttp(Vertx vertx, Destinations destinations, TlsContext tls) {
        this.vertx = vertx;
        this.destinations = destinations;
        this.tls = tls;
    }

    /** A call that is being connected; to be closed whatever came of it. */
    public record Call(HttpClient client, Future<HttpClientRequest> request) implements AutoCloseable {
        @Override
        public void close() {
            var _ = client.close();
        }
    }

    /**
     * Resolves, checks, and begins to connect: {@code https}, or {@code http} where the policy lets it.
     *
     * @throws NotConnected where the name or the policy stands in the way
     */
    public Call open(HttpMethod method, URI uri, Duration within) throws NotConnected {
        Duration connect = within.compareTo(LONGEST_CONNECT) < 0 ? within : LONGEST_CONNECT;
        WebPlace place = WebPlace.of(uri);
        Destination destination = destinations.of(uri, connect);
        ShownCertificates shown = new ShownCertificates(tls.trust());
        HttpClient client = vertx.createHttpClient(options(connect, shown));
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setSsl(place.purpose() == Purpose.HTTPS)
                // for Host, SNI and the certificate; connected to is the address
                .setHost(destination.host())
                .setPort(destination.port())
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false);
        return new Call(
                client,
                connected(client, request, destination, destination.addresses().iterator())
                        .onSuccess(opened -> remember(destination.host(), opened))
                        .recover(failure -> Future.failedFuture(explained(failure, shown, destination.host()))));
    }

    private void remember(String host, HttpClientRequest opened) {
        try {
            SSLSession session = opened.connection().sslSession();
            if (session != null && session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                tls.seen().remember(host, certificate);
            }
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("nobody is spoken to unverified", e);
        }
    }

    // a certificate that is refused is named, so that a person knows whose it is
    private static Throwable explained(Throwable failure, ShownCertificates shown, String host) {
        return shown.objection(host, Instant.now())
                .<Throwable>map(obstacle -> new NotConnected(obstacle, failure))
                .orElse(failure);
    }

    // the first address that answers, as with sockets
    private static Future<HttpClientRequest> connected(
            HttpClient client, RequestOptions request, Destination destination, Iterator<InetAddress> addresses) {
        SocketAddress server =
                SocketAddress.inetSocketAddress(new InetSocketAddress(addresses.next(), destination.port()));
        return client.request(new RequestOptions(request).setServer(server))
                .recover(failure -> failure instanceof ConnectException && addresses.hasNext()
                        ? connected(client, request, destination, addresses)
                        : Future.failedFuture(failure));
    }

    private static HttpClientOptions options(Duration connect, ShownCertificates shown) {
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) connect.toMillis())
                .setSslHandshakeTimeout(connect.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(true)
                .setTrustOptions(TrustOptions.wrap(shown));
    }
}

package dev.ricochet.callback;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.egress.TlsContext;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Posts one batch and says what came of it. A connection for each call, nothing kept alive, nothing followed, nothing
 * repeated: whether the first byte left is always known.
 */
@ApplicationScoped
public class CallbackClient {
    /** A peer that does not take a connection in this time is not there. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final TrustManager trust;
    private final Duration timeout;
    private final String userAgent;
    private final Clock clock;

    @Inject
    CallbackClient(
            Vertx vertx,
            TlsContext tls,
            CallbackConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this(vertx, tls.trust(), config.timeout(), "Ricochet/" + version, Clock.systemUTC());
    }

    /** @param timeout for the whole call, from the name's look-up to the answer's last byte */
    public CallbackClient(Vertx vertx, TrustManager trust, Duration timeout, String userAgent, Clock clock) {
        this.vertx = vertx;
        this.trust = trust;
        this.timeout = timeout;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /** Returns within the time-out, whatever the other side does. */
    public Answer post(CallbackUrl url, UUID batch, String contentType, byte[] body) {
        HttpClient client = vertx.createHttpClient(options());
        try {
            Exchange exchange = new Exchange(url, clock);
            client.request(requestTo(url.reveal(), batch, contentType))
                    .onSuccess(request -> exchange.send(request, Buffer.buffer(body)))
                    .onFailure(exchange::notConnected);
            return exchange.answerWithin(timeout);
        } finally {
            var _ = client.close();
        }
    }

    private HttpClientOptions options() {
        Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) connect.toMillis())
                .setSslHandshakeTimeout(connect.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(true)
                .setTrustOptions(TrustOptions.wrap(trust));
    }

    private RequestOptions requestTo(URI uri, UUID batch, String contentType) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setHost(uri.getHost().replaceAll("[\\[\\]]", ""))
                .setPort(uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("Content-Type", contentType)
                .putHeader("Accept", "application/json")
                .putHeader("User-Agent", userAgent)
                .putHeader("X-Ricochet-Batch", batch.toString());
    }
}

package dev.ricochet.flow;

import com.sun.net.httpserver.HttpServer;
import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.callback.Answer;
import dev.ricochet.callback.CallbackClient;
import dev.ricochet.callback.CleverTapV1;
import dev.ricochet.callback.Deadline;
import dev.ricochet.callback.Letter;
import dev.ricochet.egress.Destinations;
import dev.ricochet.egress.EgressPolicy;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.Resolver;
import dev.ricochet.egress.TlsContext;
import dev.ricochet.outbox.Event;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A receiver that stands in for the campaign system: on this machine's loopback, for one call, under a secret path. */
@ApplicationScoped
public class ProbeReceiver {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final CleverTapV1 format;
    private final CallbackClient client;

    ProbeReceiver(Vertx vertx, CleverTapV1 format, Resolver resolver, TlsContext tls, Clock clock) {
        this.format = format;
        // whatever the operator allows: this goes to ourselves alone
        Destinations ourselves = new Destinations(resolver, new EgressPolicy(List.of(LOOPBACK)));
        this.client = new CallbackClient(new GuardedHttp(vertx, ourselves, tls), LONGEST, "Ricochet/probe", clock);
    }

    /** Tells as the campaign system would be told; accepted only where exactly that came. */
    Answer tell(Event event) {
        byte[] body = format.body(List.of(event));
        String path = "/" + UUID.randomUUID();
        try (Listener listener = new Listener(path, body)) {
            CallbackUrl url = CallbackUrl.parse("http://%s:%d%s".formatted(LOOPBACK, listener.port(), path))
                    .orElseThrow();
            return client.post(
                            url,
                            new Letter(event.id(), format.contentType(), body, SigningSecrets.NONE),
                            Deadline.in(LONGEST))
                    .answer();
        } catch (IOException e) {
            return new Answer.NotSent("no receiver could be opened");
        }
    }

    /** Says yes to exactly one body at exactly one path. */
    private static final class Listener implements AutoCloseable {
        private final HttpServer server;

        Listener(String path, byte[] expected) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0), 1);
            server.createContext(path, exchange -> {
                byte[] came = exchange.getRequestBody().readNBytes(expected.length + 1);
                exchange.sendResponseHeaders(Arrays.equals(came, expected) ? 200 : 400, -1);
                exchange.close();
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

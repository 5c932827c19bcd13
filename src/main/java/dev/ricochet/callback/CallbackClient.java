package dev.ricochet.callback;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Obstacle;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts one batch and says what came of it. */
@ApplicationScoped
public class CallbackClient {
    private final GuardedHttp http;
    private final Duration timeout;
    private final String userAgent;
    private final Clock clock;

    @Inject
    CallbackClient(
            GuardedHttp http,
            CallbackConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this(http, config.timeout(), "Ricochet/" + version, Clock.systemUTC());
    }

    /** @param timeout for the whole call, from the name's look-up to the answer's last byte */
    public CallbackClient(GuardedHttp http, Duration timeout, String userAgent, Clock clock) {
        this.http = http;
        this.timeout = timeout;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /**
     * Returns within the time-out, whatever the other side does.
     *
     * @param firstByte not one byte leaves after this
     */
    public Posted post(CallbackUrl url, Letter letter, Deadline firstByte) {
        long began = System.nanoTime();
        Deadline end = Deadline.in(timeout);
        Exchange exchange = new Exchange(url, clock, firstByte);
        Answer answer;
        try (GuardedHttp.Call call = http.open(HttpMethod.POST, url.reveal(), timeout)) {
            call.request()
                    .onSuccess(request -> exchange.send(headed(request, letter), letter.body()))
                    .onFailure(exchange::notConnected);
            answer = exchange.answerWithin(end.left());
        } catch (NotConnected e) {
            answer = of(e.obstacle());
        }
        return new Posted(answer, exchange.status(), exchange.said(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static Answer of(Obstacle obstacle) {
        String words = Wording.of(obstacle.words());
        return obstacle.step() == Obstacle.Step.POLICY ? new Answer.CallbackAtFault(words) : new Answer.NotSent(words);
    }

    private HttpClientRequest headed(HttpClientRequest request, Letter letter) {
        Signature.headers(letter, clock.instant()).forEach(request::putHeader);
        letter.proofs().forEach((name, proof) -> request.putHeader(name, proof.reveal()));
        return request.putHeader("Content-Type", letter.contentType())
                .putHeader("Accept", "application/json")
                .putHeader("User-Agent", userAgent)
                .putHeader("X-Ricochet-Batch", letter.batch().toString());
    }
}

package dev.ricochet.alarm;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.NotConnected;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Alarms by a call: to whom the egress policy lets us, following nothing. */
@Singleton
final class AlarmWebhook implements Teller {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final GuardedHttp http;
    private final Addressees addressees;
    private final AlarmConfig.Webhook.Form form;
    private final String userAgent;

    AlarmWebhook(
            GuardedHttp http,
            Addressees addressees,
            AlarmConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.http = http;
        this.addressees = addressees;
        this.form = config.webhook().form();
        this.userAgent = "Ricochet/" + version;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public void tell(Message message) throws NotTold {
        CallbackUrl url = addressees.webhook().orElseThrow(() -> new NotTold("no webhook is set"));
        Buffer body = Buffer.buffer(WebhookBody.of(message, form));
        try (GuardedHttp.Call call = http.open(HttpMethod.POST, url.reveal(), LONGEST_CALL)) {
            int status = call.request()
                    .compose(request -> headed(request, message).send(body))
                    .map(HttpClientResponse::statusCode)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
            if (status < 200 || status > 299) {
                throw new NotTold("the webhook answered " + status);
            }
        } catch (NotConnected e) {
            throw new NotTold(e.obstacle().words());
        } catch (TimeoutException e) {
            throw new NotTold("the webhook did not answer in time");
        } catch (ExecutionException e) {
            throw new NotTold(words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTold("interrupted");
        }
    }

    // what stands in the way of TLS is said, and nothing that may repeat the address
    private static String words(ExecutionException e) {
        return e.getCause() instanceof NotConnected obstructed
                ? obstructed.obstacle().words()
                : "the webhook cannot be called: "
                        + Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName();
    }

    private HttpClientRequest headed(HttpClientRequest request, Message message) {
        return request.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", userAgent)
                .putHeader("X-Ricochet-Alarm", message.id().toString());
    }
}

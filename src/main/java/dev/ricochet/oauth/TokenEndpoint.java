package dev.ricochet.oauth;

import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Obstacle;
import dev.ricochet.oauth.NoToken.Cause;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where tokens are made, over HTTP. */
final class TokenEndpoint {
    /** From the name's look-up to the answer's last byte. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int LONGEST_BODY = 64 * 1024;

    private final GuardedHttp http;
    private final Duration longest;

    TokenEndpoint(GuardedHttp http, Duration longest) {
        this.http = http;
        this.longest = longest;
    }

    TokenReply answerTo(TokenRequest asked) throws NoToken {
        long end = System.nanoTime() + longest.toNanos();
        try (GuardedHttp.Call call = http.open(HttpMethod.POST, asked.endpoint(), longest)) {
            return call.request()
                    // one within the other, so that both run on the connection's own thread: an answer that is read
                    // from
                    // another one may have ended before
                    .compose(request -> sent(request, asked).compose(TokenEndpoint::whole))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (NotConnected e) {
            boolean ours = e.obstacle().step() == Obstacle.Step.POLICY;
            throw new NoToken(
                    ours ? Cause.NOT_ALLOWED : Cause.UNREACHABLE,
                    "the token endpoint was not reached: " + e.obstacle().words(),
                    e);
        } catch (ExecutionException e) {
            // its cause names no more than host and port
            throw new NoToken(Cause.UNREACHABLE, "the token endpoint was not reached: " + words(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new NoToken(Cause.TRY_LATER, "the token endpoint did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoToken(Cause.TRY_LATER, "interrupted before the token endpoint answered", e);
        }
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, TokenRequest asked) {
        // what ends the connection ends the request too, and is said there
        request.connection().exceptionHandler(_ -> {});
        return request.putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Accept", "application/json")
                .send(Buffer.buffer(asked.form().reveal()));
    }

    private static Future<TokenReply> whole(HttpClientResponse response) {
        Promise<TokenReply> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail);
        response.endHandler(
                _ -> promise.tryComplete(new TokenReply(response.statusCode(), body.toString(StandardCharsets.UTF_8))));
        response.handler(some -> {
            if (body.length() + some.length() <= LONGEST_BODY) {
                body.appendBuffer(some);
            } else if (promise.tryFail("an answer without an end")) {
                var _ = response.request().connection().close();
            }
        });
        return promise.future();
    }

    private static String words(@Nullable Throwable failure) {
        return failure == null || failure.getMessage() == null ? "the connection ended" : failure.getMessage();
    }
}

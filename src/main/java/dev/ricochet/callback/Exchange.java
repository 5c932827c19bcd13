package dev.ricochet.callback;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.egress.NotConnected;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One call from its first try to connect to its answer. What ends it first decides; the rest is not listened to. */
final class Exchange {
    /** How much of an answer is read: enough for one that names each of a thousand events. */
    static final int LONGEST_BODY = 512 * 1024;

    private enum Phase {
        CONNECTING,
        /** Bytes may have left. */
        SENT,
        /** Over before a byte left: a connection that comes now is not used. */
        OVER
    }

    private final CallbackUrl url;
    private final Clock clock;
    private final Deadline firstByte;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private volatile @Nullable HttpClientResponse head;

    /** @param firstByte not one byte leaves after this */
    Exchange(CallbackUrl url, Clock clock, Deadline firstByte) {
        this.url = url;
        this.clock = clock;
        this.firstByte = firstByte;
    }

    void send(HttpClientRequest request, Buffer batch) {
        // whoever was stopped and wakes now may not be the one any more who is to tell this
        boolean late = firstByte.isOver();
        if (!phase.compareAndSet(Phase.CONNECTING, late ? Phase.OVER : Phase.SENT) || late) {
            answer.complete(new Answer.NotSent("the lease had ended"));
            var _ = request.reset();
            return;
        }
        // what ends the connection ends the request too, and is said there
        request.connection().exceptionHandler(_ -> {});
        request.send(batch).onSuccess(this::read).onFailure(failure -> cut("no answer: " + wordsOf(failure)));
    }

    void notConnected(Throwable failure) {
        String words = wordsOf(failure);
        answer.complete(
                isAboutTrust(failure)
                        ? new Answer.CallbackAtFault("no trust in the connection: " + words)
                        : new Answer.NotSent(words));
    }

    Answer answerWithin(Duration timeout) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return overdue("nothing came in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return overdue("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("only ever completed with an answer", e);
        }
    }

    private Answer overdue(String words) {
        if (phase.compareAndSet(Phase.CONNECTING, Phase.OVER)) {
            return new Answer.NotSent(words);
        }
        cut(words);
        return answer.join();
    }

    /** Of HTTP, if any came. */
    Optional<Integer> status() {
        return Optional.ofNullable(head).map(HttpClientResponse::statusCode);
    }

    /** The front of what came, fit to be shown. */
    String said() {
        return Wording.whole(withoutTheSecret(text()));
    }

    private void read(HttpClientResponse response) {
        head = response;
        response.exceptionHandler(failure -> cut("the answer broke off: " + wordsOf(failure)));
        response.endHandler(_ -> judge(response));
        response.handler(some -> {
            synchronized (body) {
                body.appendBuffer(some, 0, Math.min(some.length(), LONGEST_BODY - body.length()));
                if (body.length() < LONGEST_BODY) {
                    return;
                }
            }
            judge(response);
            var _ = response.request().connection().close();
        });
    }

    // A refusal is one however it ends; half a success is none, since the other half may take it back.
    private void cut(String words) {
        HttpClientResponse response = head;
        if (response != null && !replyOf(response).isSuccess()) {
            judge(response);
        } else {
            answer.complete(new Answer.Unknown(words));
        }
    }

    private void judge(HttpClientResponse response) {
        answer.complete(replyOf(response).meaning(clock.instant()));
    }

    private Reply replyOf(HttpClientResponse response) {
        return new Reply(
                response.statusCode(),
                Objects.requireNonNullElse(response.getHeader("Content-Type"), ""),
                Objects.requireNonNullElse(response.getHeader("Retry-After"), ""),
                withoutTheSecret(text()));
    }

    private String text() {
        synchronized (body) {
            return body.toString(StandardCharsets.UTF_8);
        }
    }

    // "Cannot POST /callback/…": a receiver may quote the address it was called by
    private String withoutTheSecret(String text) {
        URI uri = url.reveal();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Stream.of((uri.getRawPath() + "&" + query).split("[/&=]"))
                .filter(part -> part.length() >= 6)
                .reduce(text, (rest, part) -> rest.replace(part, "…"));
    }

    private static boolean isAboutTrust(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // a connection that closed in mid-handshake says nothing of trust
            if (cause instanceof CertificateException
                    || cause instanceof SSLException
                            && !String.valueOf(cause.getMessage()).contains("closed")
                            && !String.valueOf(cause.getMessage()).contains("timed out")) {
                return true;
            }
        }
        return false;
    }

    private static String wordsOf(Throwable failure) {
        if (failure instanceof NotConnected e) {
            return Wording.of(e.obstacle().words());
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return Wording.of(words);
    }
}

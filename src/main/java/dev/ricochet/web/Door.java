package dev.ricochet.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ricochet.access.AccessConfig;
import dev.ricochet.access.Allowance;
import dev.ricochet.access.Peer;
import dev.ricochet.web.problem.Problem;
import dev.ricochet.web.problem.ProblemKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns away what is too much before anybody reads it. */
@Singleton
final class Door {
    /** Before the framework looks at the request, and after it wrote the header fields that every answer has. */
    private static final int EARLY = 1_000;

    private static final int AT_ONCE = 5;

    private final Allowance requests;
    private final long longestBody;
    private final ObjectMapper json;

    Door(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody,
            Clock clock,
            ObjectMapper json) {
        int perSecond = config.requestsPerSecond();
        this.requests = new Allowance(AT_ONCE * perSecond, Duration.ofNanos(1_000_000_000L / perSecond), clock);
        this.longestBody = longestBody.asLongValue();
        this.json = json;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::look, EARLY);
    }

    private void look(RoutingContext context) {
        if (!requests.take(Peer.key(context.request()))) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            refuse(context, ProblemKind.TOO_MANY_REQUESTS, "Ask again in a second, and less often.");
        } else if (length(context) > longestBody) {
            // the body is on its way, and nobody will take it
            context.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.addEndHandler(_ -> context.request().connection().close());
            refuse(context, ProblemKind.TOO_LARGE, "Nothing longer than " + longestBody + " bytes is read here.");
        } else {
            context.next();
        }
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private void refuse(RoutingContext context, ProblemKind kind, String detail) {
        Problem problem = Problem.of(kind, detail, List.of());
        try {
            var _ = context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is a record of text", e);
        }
    }
}

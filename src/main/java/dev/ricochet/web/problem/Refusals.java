package dev.ricochet.web.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.ricochet.access.AccessFailure;
import dev.ricochet.access.TooManyFailures;
import dev.ricochet.outbox.OutboxFailure;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem: our own refusals, the framework's, and mistakes. */
public class Refusals {
    private static final Logger log = Logger.getLogger(Refusals.class);

    /** What a client has to send (RFC 6750). */
    private static final String CHALLENGE = "Bearer realm=\"ricochet\"";

    @ServerExceptionMapper
    Response own(Refusal refusal) {
        Response.ResponseBuilder answer = refusal.problem().answer();
        refusal.retryAfter().ifPresent(pause -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds())));
        return answer.build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated() {
        return problem(ProblemKind.UNAUTHENTICATED, "Send a valid API token: Authorization: Bearer rct_…")
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    @ServerExceptionMapper
    Response tooManyFailures(TooManyFailures e) {
        return problem(ProblemKind.TOO_MANY_REQUESTS, "Too many requests from there carried a token that is none.")
                .header(HttpHeaders.RETRY_AFTER, TooManyFailures.PAUSE.toSeconds())
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return problem(
                        ProblemKind.FORBIDDEN,
                        "It needs another scope; the OpenAPI document names the scope of each operation.")
                .build();
    }

    @ServerExceptionMapper
    Response invalid(ResteasyReactiveViolationException e) {
        List<Flaw> flaws = Violations.in(e);
        return flaws.isEmpty() ? mistake(e) : invalid(flaws);
    }

    @ServerExceptionMapper
    Response unfitting(MismatchedInputException e) {
        return invalid(List.of(JsonFlaw.in(e)));
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e) {
        return switch (e.getCause()) {
            case JsonMappingException cause -> invalid(List.of(JsonFlaw.in(cause)));
            case JacksonException _ ->
                problem(ProblemKind.MALFORMED, "The body is not JSON (RFC 8259).")
                        .build();
            case null, default -> ofStatus(e);
        };
    }

    @ServerExceptionMapper({AccessFailure.class, OutboxFailure.class})
    Response withoutDatabase(RuntimeException e) {
        log.errorf("a request failed: %s", e.getMessage());
        return problem(ProblemKind.UNAVAILABLE, "The database does not do what it is asked; the log says more.")
                .header(HttpHeaders.RETRY_AFTER, 10)
                .build();
    }

    @ServerExceptionMapper
    Response mistake(Throwable e) {
        UUID reference = UUID.randomUUID();
        log.errorf(e, "a request failed, reference %s", reference);
        return problem(ProblemKind.INTERNAL, "The log says more, at reference " + reference + ".")
                .build();
    }

    private Response ofStatus(WebApplicationException e) {
        Response said = e.getResponse();
        if (said.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR) {
            return mistake(e);
        }
        ProblemKind kind = ProblemKind.of(said.getStatus());
        return problem(kind, detail(kind)).build();
    }

    private static String detail(ProblemKind kind) {
        return switch (kind) {
            case NOT_FOUND -> "Nothing of this name is here for you to see.";
            case METHOD_NOT_ALLOWED -> "The OpenAPI document names the methods of each path.";
            case NOT_ACCEPTABLE -> "Ask for application/json.";
            case UNSUPPORTED_MEDIA_TYPE -> "The OpenAPI document names the media type that this operation reads.";
            case TOO_LARGE -> "Send less at once.";
            default -> "The OpenAPI document says what this operation takes.";
        };
    }

    private static Response invalid(List<Flaw> flaws) {
        return Problem.of(ProblemKind.INVALID, Refusal.FLAWS, flaws).answer().build();
    }

    private static Response.ResponseBuilder problem(ProblemKind kind, String detail) {
        return Problem.of(kind, detail, List.of()).answer();
    }
}

package dev.ricochet.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/**
 * The answer to a request that is not carried out (RFC 9457).
 *
 * @param type what programs decide by
 * @param detail what is wrong this time, and what to do about it
 * @param errors the parts of the request that are wrong
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<Flaw> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemKind kind, String detail, List<Flaw> errors) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, errors);
    }

    Response.ResponseBuilder answer() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}

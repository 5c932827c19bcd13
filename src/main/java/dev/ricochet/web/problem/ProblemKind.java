package dev.ricochet.web.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of refusals. A kind is known by its type, which never changes; {@code docs/problems.md} says the same for
 * people.
 */
public enum ProblemKind {
    MALFORMED(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "Nobody knows who is asking"),
    FORBIDDEN(403, "The token does not allow this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "There is no answer of the kind that was asked for"),
    CONFLICT(409, "What is there stands in the way"),
    STALE(412, "Somebody changed it meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request is of a kind that is not read here"),
    INVALID(422, "The request can be read, and cannot be carried out"),
    KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    REVISION_REQUIRED(428, "The change must name the revision that it changes"),
    TOO_MANY_REQUESTS(429, "Too much was asked in a short time"),
    HEADERS_TOO_LARGE(431, "The header of the request is too large"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "This cannot be done just now");

    private static final String PATH = "urn:ricochet:problem:";

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** {@code urn:ricochet:problem:not-found}. */
    public URI type() {
        return URI.create(PATH + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** For a status that the framework chose. */
    static ProblemKind of(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : MALFORMED);
    }
}

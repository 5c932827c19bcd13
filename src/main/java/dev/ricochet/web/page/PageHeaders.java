package dev.ricochet.web.page;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What a browser is told beside a page: to take nothing but our own files with it, and to keep nothing. */
public class PageHeaders {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** After whatever turns an answer into a page. */
    static final int LAST = 1;

    @ServerResponseFilter(priority = LAST)
    public void say(ContainerResponseContext answer, HttpServerResponse response) {
        MediaType type = answer.getMediaType();
        if (type != null && MediaType.TEXT_HTML_TYPE.isCompatible(type)) {
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
            // in place of what every answer says
            var _ = response.putHeader("Content-Security-Policy", POLICY)
                    // without any, a browser does not say where a form was
                    .putHeader("Referrer-Policy", "same-origin")
                    .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                    .putHeader(HttpHeaders.VARY, "HX-Request");
        }
    }
}

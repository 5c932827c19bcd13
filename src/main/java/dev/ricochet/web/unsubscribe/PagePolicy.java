package dev.ricochet.web.unsubscribe;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells the browser what this page, other than our own, may take with it, and to tell nobody where it was. */
public class PagePolicy {
    static final String PROPERTY = "unsubscribe page's policy";

    /** After what stands beside our own pages was said. */
    private static final int LAST_OF_ALL = 0;

    @ServerResponseFilter(priority = LAST_OF_ALL)
    public void say(ContainerRequestContext request, HttpServerResponse response) {
        if (request.getProperty(PROPERTY) instanceof String policy) {
            // CleverTap's answer has to reach the page although it comes from elsewhere
            var _ = response.putHeader("Content-Security-Policy", policy)
                    .putHeader("Referrer-Policy", "no-referrer")
                    .putHeader("Vary", "Accept-Language");
        }
    }
}

package dev.ricochet.web.page;

import dev.ricochet.web.problem.Problem;
import dev.ricochet.web.problem.ProblemKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows a problem as a page to whoever looks at pages, and leads whoever is not known to the sign-in and back. */
public class ProblemPages {
    /** Before {@link PageHeaders}: filters of answers go from the highest number to the lowest. */
    static final int FIRST = 9_000;

    private static final String REST = "/api/";

    @ServerResponseFilter(priority = FIRST)
    public void show(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Problem problem && wantsPage(request)) {
            answer.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
            if (problem.status() == ProblemKind.UNAUTHENTICATED.status()) {
                lead(request, answer);
            } else {
                show(answer, new ProblemPage(problem, remedy(problem)).render());
            }
        }
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        String accept =
                Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT)).orElse("");
        boolean asks = accept.contains(MediaType.TEXT_HTML) || request.getHeaderString("HX-Request") != null;
        return asks && !place(request).startsWith(REST);
    }

    private static void lead(ContainerRequestContext request, ContainerResponseContext answer) {
        boolean reads = request.getMethod().equals("GET");
        if (request.getHeaderString("HX-Request") != null) {
            answer.setStatus(200);
            answer.setEntity("");
            answer.getHeaders().putSingle("HX-Redirect", signIn(whereTheyWere(request, "HX-Current-URL")));
        } else if (reads && "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
            // From another site's link comes no cookie of ours. Asked once more by a page of ours, it does.
            answer.setStatus(200);
            show(answer, new OnceMorePage(whole(request.getUriInfo().getRequestUri())).render());
        } else {
            String back = reads ? whole(request.getUriInfo().getRequestUri()) : whereTheyWere(request, "Referer");
            answer.setStatus(303);
            answer.setEntity("");
            answer.getHeaders().putSingle(HttpHeaders.LOCATION, signIn(back));
        }
    }

    private static String whereTheyWere(ContainerRequestContext request, String header) {
        try {
            return Optional.ofNullable(request.getHeaderString(header))
                    .map(URI::create)
                    .map(ProblemPages::whole)
                    .orElse("/");
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    private static String whole(URI uri) {
        String path =
                Optional.ofNullable(uri.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static String signIn(String back) {
        return back.equals("/") ? "/sign-in" : "/sign-in?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    private static String place(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath();
    }

    private static void show(ContainerResponseContext answer, String page) {
        answer.setEntity(page, new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private static String remedy(Problem problem) {
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.type().equals(problem.type()))
                .findFirst()
                .map(ProblemPages::remedy)
                .orElse("");
    }

    private static String remedy(ProblemKind kind) {
        return switch (kind) {
            case NOT_FOUND ->
                "It may have been removed, or your token is bound to other accounts. Go on from the overview.";
            case FORBIDDEN -> "Ask whoever runs Ricochet for a token with that scope, and sign in with it.";
            case STALE, CONFLICT, REVISION_REQUIRED ->
                "Go back, load the page again to see how it stands now, and decide once more.";
            case TOO_MANY_REQUESTS -> "Wait a moment, and try again.";
            case UNAVAILABLE -> "Nothing was lost. Try again in a minute; if it stays so, tell whoever runs Ricochet.";
            case INTERNAL ->
                "Nothing was done. Tell whoever runs Ricochet, with the reference: the log says more there.";
            case TOO_LARGE, HEADERS_TOO_LARGE -> "Go back and send less at once.";
            case MALFORMED,
                    INVALID,
                    UNSUPPORTED_MEDIA_TYPE,
                    NOT_ACCEPTABLE,
                    METHOD_NOT_ALLOWED,
                    KEY_REUSED,
                    UNAUTHENTICATED -> "Go back, and try once more from the page.";
        };
    }
}

package dev.ricochet.web.page;

import dev.ricochet.access.Caller;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Stands before every page: finds out who looks at it, and lets nothing be done that a page of ours did not send. */
public class PageGuard {
    /** The field of a form, and the header that htmx sends. */
    static final String FIELD = "form-key";

    static final String HEADER = "X-Form-Key";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Caller caller;
    private final Frame frame;

    PageGuard(Caller caller, Frame frame) {
        this.caller = caller;
        this.frame = frame;
    }

    @Pages
    @WithFormRead
    @ServerRequestFilter
    public void enter(ResteasyReactiveContainerRequestContext context, HttpHeaders headers) {
        String key = caller.formKey();
        Map<String, Cookie> cookies = context.getCookies();
        Optional<Flash> flash = Optional.ofNullable(cookies.get(FlashCookie.NAME))
                .flatMap(cookie -> FlashCookie.read(cookie.getValue(), key));
        frame.enter(caller.access(), "/" + context.getUriInfo().getPath().replaceFirst("^/", ""), key, flash);
        if (!HARMLESS.contains(context.getMethod())) {
            OurOrigin.check(headers);
            checkKey(key, sent(context));
        }
    }

    @Pages
    @ServerResponseFilter
    public void leave(ContainerResponseContext answer) {
        // said once
        if (frame.flash() != null && !answer.getCookies().containsKey(FlashCookie.NAME)) {
            answer.getHeaders().add(HttpHeaders.SET_COOKIE, FlashCookie.none());
        }
    }

    private static void checkKey(String right, @Nullable String sent) {
        if (sent == null || right.isEmpty() || !MessageDigest.isEqual(bytes(right), bytes(sent))) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN,
                    "The page was shown before you signed in. Load it again, and then try again.");
        }
    }

    private static @Nullable String sent(ResteasyReactiveContainerRequestContext context) {
        String header = context.getHeaderString(HEADER);
        return header != null
                ? header
                : (String) ((ResteasyReactiveRequestContext) context.getServerRequestContext())
                        .getFormParameter(FIELD, true, false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

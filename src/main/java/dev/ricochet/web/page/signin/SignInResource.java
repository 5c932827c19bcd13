package dev.ricochet.web.page.signin;

import dev.ricochet.access.Peer;
import dev.ricochet.access.SessionCookie;
import dev.ricochet.access.SessionText;
import dev.ricochet.access.Sessions;
import dev.ricochet.access.SignIn;
import dev.ricochet.access.TooManyFailures;
import dev.ricochet.web.page.OurOrigin;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Lets people in with a token, and out again. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public class SignInResource {
    private static final int LONGEST_TOKEN = 200;

    private final SignIn signIn;
    private final Sessions sessions;

    @Context
    @SuppressWarnings("NullAway.Init") // the framework sets it
    HttpHeaders headers;

    @Context
    @SuppressWarnings("NullAway.Init") // the framework sets it
    HttpServerRequest request;

    SignInResource(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GET
    @Path("sign-in")
    public SignInPage ask(@RestQuery @DefaultValue("/") String back) {
        return new SignInPage(Back.of(back), "");
    }

    @POST
    @Path("sign-in")
    public Response signIn(@RestForm @DefaultValue("") String token, @RestForm @DefaultValue("/") String back) {
        OurOrigin.check(headers);
        try {
            String shown = token.substring(0, Math.min(token.length(), LONGEST_TOKEN));
            SessionText session = signIn.with(shown, Peer.key(request));
            return away(Back.of(back))
                    .cookie(cookie(session.reveal(), NewCookie.DEFAULT_MAX_AGE))
                    .build();
        } catch (AuthenticationFailedException e) {
            return again(422, back, "This is no token that is good: mistyped, revoked or ended. Copy all of it.");
        } catch (TooManyFailures e) {
            return again(429, back, "Too many attempts from where you are. Wait ten seconds, and try again.");
        }
    }

    @POST
    @Path("sign-out")
    public Response signOut() {
        OurOrigin.check(headers);
        SessionCookie.of(request).ifPresent(sessions::end);
        return away("/sign-in").cookie(cookie("", 0)).build();
    }

    private static Response.ResponseBuilder away(String path) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }

    private static Response again(int status, String back, String flaw) {
        return Response.status(status)
                .entity(new SignInPage(Back.of(back), flaw))
                .build();
    }

    private NewCookie cookie(String value, int seconds) {
        boolean tls = OurOrigin.isOverTls(headers) || request.isSSL();
        return new NewCookie.Builder(tls ? SessionCookie.OVER_TLS : SessionCookie.IN_THE_CLEAR)
                .value(value)
                .path("/")
                .secure(tls)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }
}

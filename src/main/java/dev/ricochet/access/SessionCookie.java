package dev.ricochet.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that holds a session. Over TLS its name keeps every other host from setting it. */
public final class SessionCookie {
    public static final String OVER_TLS = "__Host-ricochet";
    public static final String IN_THE_CLEAR = "ricochet";

    private SessionCookie() {}

    /** What a browser shows; a proxy in front of us may have ended TLS, so that both names are looked for. */
    public static Optional<SessionText> of(HttpServerRequest request) {
        return Stream.of(OVER_TLS, IN_THE_CLEAR)
                .filter(name -> !request.isSSL() || name.equals(OVER_TLS))
                .map(request::getCookie)
                .flatMap(Stream::ofNullable)
                .map(Cookie::getValue)
                .flatMap(value -> SessionText.parse(value).stream())
                .findFirst();
    }
}

package dev.ricochet.web.page;

import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something was sent by a page of ours. Every browser says so, in {@code Sec-Fetch-Site}
 * where it trusts the connection, and else in {@code Origin}.
 */
public final class OurOrigin {
    private static final String HTTPS = "https";

    private OurOrigin() {}

    /** Refuses what another site's page sent. */
    public static void check(HttpHeaders headers) {
        if (!isOurs(
                headers.getHeaderString("Sec-Fetch-Site"),
                headers.getHeaderString("Origin"),
                headers.getHeaderString(HttpHeaders.HOST))) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN,
                    "It was not sent by a page of ours. A proxy in front of Ricochet has to leave the header Host as it is.");
        }
    }

    /** Whether the browser reached the page over TLS, wherever that ends. */
    public static boolean isOverTls(HttpHeaders headers) {
        String origin = headers.getHeaderString("Origin");
        return origin != null && origin.startsWith(HTTPS + ":");
    }

    static boolean isOurs(@Nullable String site, @Nullable String origin, @Nullable String host) {
        if (site != null) {
            return site.equals("same-origin");
        }
        return origin != null && host != null && authority(origin).equalsIgnoreCase(host);
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

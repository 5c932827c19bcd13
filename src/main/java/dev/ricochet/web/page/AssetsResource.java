package dev.ricochet.web.page;

import dev.ricochet.web.problem.Refusal;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Serves the files beside the pages to whoever asks, and lets them be kept. */
@Path(Assets.PATH)
public class AssetsResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @PermitAll
    @Path("{hash}/{name}")
    public Response read(
            @PathParam("hash") String hash, @PathParam("name") String name, @Context HttpServerResponse response) {
        Assets.Content content = assets.at(hash, name).orElseThrow(Refusal::notFound);
        // in place of what every answer says
        var _ = response.putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        return Response.ok(content.bytes(), type(name)).build();
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=UTF-8";
            case ".js" -> "text/javascript; charset=UTF-8";
            default -> "image/svg+xml";
        };
    }
}

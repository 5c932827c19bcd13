package dev.ricochet.web.unsubscribe;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.UnsubscribePage;
import dev.ricochet.web.problem.Refusal;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the page to whoever followed a link in a campaign. */
@Path(UnsubscribePages.PLACE)
public class UnsubscribeResource {
    private static final String FOR_A_DAY = "public, max-age=86400";

    private final Accounts accounts;
    private final UnsubscribePages pages;
    private final Files files;
    private final Texts texts;

    UnsubscribeResource(Accounts accounts, UnsubscribePages pages, Files files, Texts texts) {
        this.accounts = accounts;
        this.pages = pages;
        this.files = files;
        this.texts = texts;
    }

    @GET
    @Path("{account}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String read(
            @PathParam("account") UUID account,
            @Context HttpHeaders headers,
            @Context ContainerRequestContext request) {
        CleverTap project = accounts.find(account)
                .map(KnownAccount::account)
                .flatMap(known -> known.cleverTap())
                .orElseThrow(Refusal::notFound);
        UnsubscribePage page = project.page().orElseThrow(Refusal::notFound);
        request.setProperty(PagePolicy.PROPERTY, UnsubscribePages.policy(project, page));
        return pages.served(project, page, texts.language(headers.getAcceptableLanguages()));
    }

    @GET
    @Path("assets/{name}")
    @PermitAll
    @Operation(hidden = true)
    public Response asset(@PathParam("name") String name, @Context HttpServerResponse response) {
        String content = files.served(name).orElseThrow(Refusal::notFound);
        // in place of what every answer says
        var _ = response.putHeader(HttpHeaders.CACHE_CONTROL, FOR_A_DAY);
        String type = name.endsWith(".css") ? "text/css; charset=UTF-8" : "text/javascript; charset=UTF-8";
        return Response.ok(content, type).build();
    }
}

package dev.ricochet.web.page.settings;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Token;
import dev.ricochet.access.Tokens;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Flash;
import dev.ricochet.web.page.Going;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.tokens.Granting;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;

/** Shows who may come in, and makes and ends tokens. */
@Pages
@Path("/settings/tokens")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.ADMINISTER)
public class TokensPages {
    private final Granting granting;
    private final AccountNames names;
    private final Going going;
    private final Clock clock;

    TokensPages(Granting granting, AccountNames names, Going going, Clock clock) {
        this.granting = granting;
        this.names = names;
        this.going = going;
        this.clock = clock;
    }

    @GET
    public TokensPage list() {
        return page("", "");
    }

    /** Shows it at once, since it is kept nowhere: a page that one is led to could not show it any more. */
    @POST
    public TemplateInstance create(@BeanParam TokenForm form) {
        String flaw = form.flaw();
        if (!flaw.isEmpty()) {
            return page(form.name(), flaw);
        }
        Tokens.Issued issued = granting.issue(form.grant(clock));
        return new FreshTokenPage(issued.token().name(), issued.text().reveal());
    }

    @GET
    @Path("{id}/revoke")
    public RevokePage ask(@PathParam("id") UUID id) {
        return new RevokePage(TokensPage.Row.of(granting.visible(id), names));
    }

    @POST
    @Path("{id}/revoke")
    public Response revoke(@PathParam("id") UUID id) {
        Token token = granting.visible(id);
        granting.revoke(id);
        return going.to("/settings/tokens", Flash.done("The token “" + token.name() + "” has ended."));
    }

    private TokensPage page(String name, String flaw) {
        return new TokensPage(
                granting.visible().stream()
                        .map(token -> TokensPage.Row.of(token, names))
                        .toList(),
                names.all(),
                TokensPage.Permission.all(),
                name,
                flaw);
    }
}

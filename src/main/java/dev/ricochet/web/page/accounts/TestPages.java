package dev.ricochet.web.page.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.smtp.TestSend;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.web.accounts.TestOrders;
import dev.ricochet.web.accounts.VisibleAccounts;
import dev.ricochet.web.page.Flash;
import dev.ricochet.web.page.Going;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** Sends test mails, and shows each step as it goes. */
@Pages
@Path("/accounts")
@Produces(MediaType.TEXT_HTML)
public class TestPages {
    private final VisibleAccounts visible;
    private final TestOrders orders;
    private final Going go;

    TestPages(VisibleAccounts visible, TestOrders orders, Going go) {
        this.visible = visible;
        this.orders = orders;
        this.go = go;
    }

    @POST
    @Path("{id}/tests")
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    public Response begin(@PathParam("id") UUID id, @RestForm @DefaultValue("") String recipient) {
        KnownAccount known = visible.get(id);
        Optional<EmailAddress> to = EmailAddress.parse(recipient.strip());
        if (to.isEmpty() && !recipient.isBlank()) {
            return go.to(place(id), Flash.failed("Nothing was sent: the recipient is no mail address."));
        }
        try {
            return go.to(place(id) + "/tests/" + orders.begin(known.account(), to));
        } catch (Refusal e) {
            return go.to(place(id), Flash.failed(e.problem().detail()));
        }
    }

    @POST
    @Path("{id}/probe")
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    public Response probe(@PathParam("id") UUID id) {
        KnownAccount known = visible.get(id);
        try {
            return go.to(place(id) + "/tests/" + orders.probe(known.account()));
        } catch (Refusal e) {
            return go.to(place(id), Flash.failed(e.problem().detail()));
        }
    }

    @GET
    @Path("{id}/tests/{test}")
    @RolesAllowed(Scope.READ_ACCOUNTS)
    public TestPage show(@PathParam("id") UUID id, @PathParam("test") UUID test) {
        return new TestPage(visible.get(id), of(id, test));
    }

    @GET
    @Path("{id}/tests/{test}/steps")
    @RolesAllowed(Scope.READ_ACCOUNTS)
    public TestSteps steps(@PathParam("id") UUID id, @PathParam("test") UUID test) {
        return new TestSteps(of(id, test));
    }

    private TestShown of(UUID id, UUID test) {
        TestSend send = orders.known(test);
        if (send.account().filter(id::equals).isEmpty()) {
            throw Refusal.notFound();
        }
        return new TestShown(id, send);
    }

    private static String place(UUID id) {
        return "/accounts/" + id;
    }
}

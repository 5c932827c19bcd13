package dev.ricochet.web.page.told;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.outbox.Attempt;
import dev.ricochet.outbox.DeadLetters;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.web.Csv;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Download;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the calls to receivers with their answers, and what could not be told. */
@Pages
@Path("/told")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ_BOUNCES)
public class ToldPages {
    private static final int A_PAGE = 50;

    /** Rows of a file; more than anybody looks through, and some megabytes. */
    private static final int MOST_ROWS = 10_000;

    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final AccountNames names;
    private final Caller caller;

    ToldPages(Outbox outbox, DeadLetters deadLetters, AccountNames names, Caller caller) {
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.names = names;
        this.caller = caller;
    }

    @GET
    public CallsPage calls(
            @QueryParam("account") @DefaultValue("") String account, @QueryParam("after") @Nullable String after) {
        Page<CallRow> page = Page.of(
                outbox.attempts(names.meant(account), mark(after), A_PAGE + 1),
                A_PAGE,
                attempt -> CallRow.of(attempt, names.of(attempt.target())),
                attempt -> PageMark.of(attempt.began(), attempt.batch()));
        String next = page.next() == null ? "" : "/told?account=" + account + "&after=" + page.next();
        return new CallsPage(names.all(), account, after == null, page.items(), next);
    }

    @GET
    @Path("calls.csv")
    @Produces(Csv.MEDIA_TYPE)
    public Response table(@QueryParam("account") @DefaultValue("") String account) {
        List<Attempt> attempts = outbox.attempts(names.meant(account), Optional.empty(), MOST_ROWS);
        return Download.table("calls.csv", table -> {
            table.line("batch", "account", "began", "took", "bounces", "answer", "status", "words");
            for (Attempt one : attempts) {
                table.line(
                        one.batch().toString(),
                        names.of(one.target()),
                        one.began().toString(),
                        one.took().map(Object::toString).orElse(""),
                        Integer.toString(one.events().size()),
                        one.answer(),
                        one.status().map(Object::toString).orElse(""),
                        one.words());
            }
        });
    }

    @GET
    @Path("calls/{id}")
    public CallPage call(@PathParam("id") UUID id) {
        Attempt attempt = outbox.attempt(id)
                .filter(found -> caller.access().sees(found.target()))
                .orElseThrow(Refusal::notFound);
        return new CallPage(
                CallRow.of(attempt, names.of(attempt.target())),
                attempt.body(),
                outbox.standings(attempt).stream().map(CallPage.Carried::of).toList());
    }

    @GET
    @Path("failed")
    public FailedPage failed(@QueryParam("account") @DefaultValue("") String account) {
        return new FailedPage(
                names.all(),
                account,
                deadLetters.all(names.meant(account)).stream()
                        .map(group -> FailedPage.Group.of(group, names.of(group.account())))
                        .toList());
    }

    private static Optional<Attempt.Mark> mark(@Nullable String after) {
        return PageMark.read(after, keys -> new Attempt.Mark(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
    }
}

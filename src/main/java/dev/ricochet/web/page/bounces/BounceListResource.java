package dev.ricochet.web.page.bounces;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.outbox.Looked;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Search;
import dev.ricochet.outbox.Standing;
import dev.ricochet.web.Csv;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists who bounced. */
@Pages
@Path("/bounces")
@Produces(MediaType.TEXT_HTML)
public class BounceListResource {
    private static final int LINES = 50;

    /** A page that nobody looks at does not ask for ever, and keeps no session open for ever. */
    private static final Duration WATCH = Duration.ofMinutes(30);

    private final Outbox outbox;
    private final BounceTable table;
    private final AccountNames names;
    private final Caller caller;
    private final Clock clock;

    BounceListResource(Outbox outbox, BounceTable table, AccountNames names, Caller caller, Clock clock) {
        this.outbox = outbox;
        this.table = table;
        this.names = names;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    public BounceListPage list(@BeanParam Sought sought, @QueryParam("after") @Nullable String after) {
        Looked looked = sought.flaw().isEmpty()
                ? outbox.look(sought.search(caller.access()), mark(after), LINES + 1)
                : new Looked(List.of(), Optional.empty());
        List<Standing> found = looked.found();
        List<Standing> here = found.subList(0, Math.min(LINES, found.size()));
        return new BounceListPage(
                sought,
                Choice.of(names, sought.account()),
                here.stream().map(BounceLine::of).toList(),
                (found.size() > LINES
                                ? Optional.of(BounceLine.mark(here.getLast()))
                                : looked.upTo().map(BounceListResource::mark))
                        .map(mark -> link("/bounces", sought, "after=" + mark))
                        .orElse(null),
                looked.upTo().map(Search.Mark::kept).orElse(null),
                after == null && sought.flaw().isEmpty()
                        ? watch(sought, newest(here), clock.instant().plus(WATCH))
                        : null,
                link("/bounces/table", sought, ""));
    }

    /** What came since the newest that is shown; nothing at all where nothing did. */
    @GET
    @Path("new")
    @RolesAllowed(Scope.READ_BOUNCES)
    public Response watch(
            @BeanParam Sought sought,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("0") long until) {
        Optional<Search.Mark> mark = mark(since);
        boolean over = clock.instant().getEpochSecond() >= until;
        List<Standing> fresh = mark.isEmpty() || !sought.flaw().isEmpty()
                ? List.of()
                : outbox.searchNewer(sought.search(caller.access()), mark.get(), LINES);
        if (fresh.isEmpty() && !over) {
            return Response.noContent().build();
        }
        String newest =
                fresh.isEmpty() ? since : BounceLine.mark(fresh.getFirst()).toString();
        return Response.ok(new NewBounces(
                        fresh.stream().map(BounceLine::of).toList(),
                        over ? null : watch(sought, newest, Instant.ofEpochSecond(until))))
                .build();
    }

    @GET
    @Path("table")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed(Scope.READ_BOUNCES)
    public Response table(@BeanParam Sought sought) {
        return table.of(sought.search(caller.access()));
    }

    /** Of an empty list everything is new that comes from now on. */
    private String newest(List<Standing> here) {
        return here.isEmpty()
                ? PageMark.of(clock.instant(), new UUID(0, 0)).toString()
                : BounceLine.mark(here.getFirst()).toString();
    }

    private static String watch(Sought sought, String since, Instant until) {
        return link("/bounces/new", sought, "since=" + since + "&until=" + until.getEpochSecond());
    }

    private static String link(String path, Sought sought, String rest) {
        String query = sought.query();
        String both = query.isEmpty() || rest.isEmpty() ? query + rest : query + "&" + rest;
        return both.isEmpty() ? path : path + "?" + both;
    }

    private static PageMark mark(Search.Mark mark) {
        return PageMark.of(mark.kept(), mark.event());
    }

    private static Optional<Search.Mark> mark(@Nullable String given) {
        return PageMark.read(
                given == null || given.isEmpty() ? null : given,
                keys -> new Search.Mark(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
    }
}

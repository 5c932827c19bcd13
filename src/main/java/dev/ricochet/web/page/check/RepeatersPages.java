package dev.ricochet.web.page.check;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.hygiene.SoftRepeaters;
import dev.ricochet.hygiene.SoftRepeaters.Mark;
import dev.ricochet.hygiene.SoftRepeaters.Repeater;
import dev.ricochet.web.Csv;
import dev.ricochet.web.Page;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Download;
import dev.ricochet.web.page.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows who bounces softly again and again. */
@Pages
@Path("/check/repeaters")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ_BOUNCES)
public class RepeatersPages {
    private static final int A_PAGE = 50;
    private static final int MOST_ROWS = 10_000;

    private final SoftRepeaters repeaters;
    private final AccountNames names;
    private final Caller caller;

    RepeatersPages(SoftRepeaters repeaters, AccountNames names, Caller caller) {
        this.repeaters = repeaters;
        this.names = names;
        this.caller = caller;
    }

    @GET
    public RepeatersPage list(@QueryParam("after") @Nullable String after) {
        Optional<Mark> mark = PageMark.read(after, keys -> new Mark(UUID.fromString(keys.get(0)), keys.get(1)));
        Page<RepeatersPage.Row> page = Page.of(
                repeaters.page(caller.access().accounts(), mark, A_PAGE + 1),
                A_PAGE,
                one -> RepeatersPage.Row.of(one, names.of(one.account())),
                one -> PageMark.of(one.account(), one.person().key()));
        return new RepeatersPage(
                SoftRepeaters.FEWEST_MAILS,
                SoftRepeaters.SHORTEST_DAYS,
                page.items(),
                page.next() == null ? "" : "/check/repeaters?after=" + page.next());
    }

    @GET
    @Path("table")
    @Produces(Csv.MEDIA_TYPE)
    public Response table() {
        List<Repeater> all = repeaters.page(caller.access().accounts(), Optional.empty(), MOST_ROWS);
        return Download.table("soft-repeaters.csv", table -> {
            table.line("address", "account", "mails", "first", "last", "reasons");
            for (Repeater one : all) {
                table.line(
                        one.person().toString(),
                        one.account().toString(),
                        Long.toString(one.mails()),
                        one.first().toString(),
                        one.last().toString(),
                        one.reasons().stream()
                                .map(Enum::name)
                                .sorted()
                                .reduce((a, b) -> a + " " + b)
                                .orElse(""));
            }
        });
    }
}

package dev.ricochet.web.page.overview;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.web.page.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Shows how everything stands. */
@Pages
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class OverviewResource {
    /** More than anybody reads at once. */
    private static final int MOST_ALARMS = 20;

    private final AlarmBook book;
    private final Caller caller;

    OverviewResource(AlarmBook book, Caller caller) {
        this.book = book;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Scope.READ_ACCOUNTS, Scope.READ_BOUNCES})
    public OverviewPage show() {
        AlarmBook.Search active =
                new AlarmBook.Search(Optional.of(true), caller.access().accounts());
        return new OverviewPage(book.search(active, Optional.empty(), MOST_ALARMS));
    }
}

package dev.ricochet.web.page.settings;

import dev.ricochet.access.AuditEntry;
import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
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
import org.jspecify.annotations.Nullable;

/** Shows the audit trail. */
@Pages
@Path("/settings/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.ADMINISTER)
public class AuditPages {
    private static final int A_PAGE = 50;
    private static final int MOST_ROWS = 10_000;

    private final AuditTrail trail;
    private final AccountNames names;
    private final Caller caller;

    AuditPages(AuditTrail trail, AccountNames names, Caller caller) {
        this.trail = trail;
        this.names = names;
        this.caller = caller;
    }

    @GET
    public AuditPage list(@QueryParam("after") @Nullable String after) {
        long before =
                PageMark.read(after, keys -> Long.valueOf(keys.getFirst())).orElse(Long.MAX_VALUE);
        Page<AuditPage.Row> page = Page.of(
                trail.before(before, caller.access(), A_PAGE + 1), A_PAGE, this::row, entry -> PageMark.of(entry.id()));
        return new AuditPage(page.items(), page.next() == null ? "" : "/settings/audit?after=" + page.next());
    }

    @GET
    @Path("table")
    @Produces(Csv.MEDIA_TYPE)
    public Response table() {
        List<AuditPage.Row> rows = trail.before(Long.MAX_VALUE, caller.access(), MOST_ROWS).stream()
                .map(this::row)
                .toList();
        return Download.table("audit.csv", table -> {
            table.line("at", "who", "what", "object", "account", "fields", "people");
            for (AuditPage.Row row : rows) {
                table.line(
                        row.at().toString(),
                        row.who(),
                        row.what(),
                        row.object(),
                        row.account(),
                        row.fields(),
                        row.people());
            }
        });
    }

    private AuditPage.Row row(AuditEntry entry) {
        return AuditPage.Row.of(entry, entry.deed().account().map(names::of).orElse(""));
    }
}

package dev.ricochet.web.page.held;

import dev.ricochet.access.Scope;
import dev.ricochet.flow.Past;
import dev.ricochet.outbox.HeldGroups;
import dev.ricochet.outbox.Releases;
import dev.ricochet.reread.Rereads;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows what is held, and how far the telling of what was released is. */
@Pages
@Path("/held")
@Produces(MediaType.TEXT_HTML)
public class HeldPages {
    private static final int MOST_READINGS = 20;

    private final HeldGroups groups;
    private final Releases releases;
    private final Past past;
    private final Rereads rereads;
    private final AccountNames names;

    HeldPages(HeldGroups groups, Releases releases, Past past, Rereads rereads, AccountNames names) {
        this.groups = groups;
        this.releases = releases;
        this.past = past;
        this.rereads = rereads;
        this.names = names;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    public HeldPage list(@QueryParam("account") @DefaultValue("") String account) {
        List<HeldGroups.Group> held = groups.all(names.meant(account));
        return new HeldPage(
                names.all(),
                account,
                held.stream().mapToLong(HeldGroups.Group::events).sum(),
                held.stream()
                        .map(group -> HeldPage.Card.of(group, names.of(group.account())))
                        .toList(),
                releasing(account));
    }

    /** The part of it that changes by itself. */
    @GET
    @Path("releases")
    @RolesAllowed(Scope.READ_BOUNCES)
    public ReleasesPart releases(@QueryParam("account") @DefaultValue("") String account) {
        return new ReleasesPart(releasing(account));
    }

    private Releasing releasing(String account) {
        Optional<Set<UUID>> meant = names.meant(account);
        return Releasing.of(releases.late(meant), readings(meant), names::of, account);
    }

    private List<Reading> readings(Optional<Set<UUID>> meant) {
        Stream<Reading> first =
                past.beingRead().stream().filter(id -> isMeant(meant, id)).map(id -> Reading.first(id, names.of(id)));
        Stream<Reading> again = rereads.open(MOST_READINGS).stream()
                .filter(reread -> isMeant(meant, reread.account()))
                .map(reread -> Reading.again(reread, names.of(reread.account())));
        return Stream.concat(first, again).limit(MOST_READINGS).toList();
    }

    private static boolean isMeant(Optional<Set<UUID>> accounts, UUID id) {
        return accounts.isEmpty() || accounts.get().contains(id);
    }
}

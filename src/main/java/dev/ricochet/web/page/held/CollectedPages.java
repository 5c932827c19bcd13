package dev.ricochet.web.page.held;

import static dev.ricochet.web.page.Counts.people;

import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.flow.Past;
import dev.ricochet.mailbox.FirstLook;
import dev.ricochet.outbox.Collected;
import dev.ricochet.outbox.CollectedClass;
import dev.ricochet.outbox.CollectedFigures;
import dev.ricochet.outbox.Collection;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.web.Csv;
import dev.ricochet.web.accounts.VisibleAccounts;
import dev.ricochet.web.collected.ClassDecided;
import dev.ricochet.web.collected.ClassDecision;
import dev.ricochet.web.collected.ClassWord;
import dev.ricochet.web.collected.CollectedDeciding;
import dev.ricochet.web.collected.CollectedTable;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Flash;
import dev.ricochet.web.page.Going;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Shows what an account collected without telling it, and carries out by class what was decided about it. */
@Pages
@Path("/held/{id}/{of: preview|shadow}")
@Produces(MediaType.TEXT_HTML)
public class CollectedPages {
    private static final int MOST_DOMAINS = 20;

    private final VisibleAccounts accounts;
    private final AccountNames names;
    private final Past past;
    private final Collected collected;
    private final CollectedDeciding deciding;
    private final CollectedTable table;
    private final Effects effects;
    private final Going going;

    CollectedPages(
            VisibleAccounts accounts,
            AccountNames names,
            Past past,
            Collected collected,
            CollectedDeciding deciding,
            CollectedTable table,
            Effects effects,
            Going going) {
        this.accounts = accounts;
        this.names = names;
        this.past = past;
        this.collected = collected;
        this.deciding = deciding;
        this.table = table;
        this.effects = effects;
        this.going = going;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    public CollectedPage show(@PathParam("id") UUID id, @PathParam("of") String of) {
        Account account = accounts.get(id).account();
        CollectedFigures figures = collected.figures(collection(account, of), MOST_DOMAINS);
        Optional<FirstLook> look = past.of(id);
        return new CollectedPage(
                names.of(id),
                path(id, of),
                of.equals("preview"),
                look.filter(one -> one.stage() == FirstLook.Stage.READING).isPresent(),
                look.map(FirstLook::began).orElse(null),
                CollectedPage.OfClass.in(figures),
                figures.reasons().stream().map(CollectedPage.OfReason::of).toList(),
                figures.domains().stream().map(CollectedPage.OfDomain::of).toList(),
                figures.tooOld(),
                figures.dosed(),
                figures.lastDose().orElse(null));
    }

    @GET
    @Path("table")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed(Scope.READ_BOUNCES)
    public Response table(@PathParam("id") UUID id, @PathParam("of") String of) {
        return Response.ok(table.of(collection(accounts.get(id).account(), of)), Csv.MEDIA_TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"held-" + of + ".csv\"")
                .build();
    }

    @GET
    @Path("decide")
    @RolesAllowed(Scope.ADMINISTER)
    public CollectedAskPage ask(
            @PathParam("id") UUID id,
            @PathParam("of") String of,
            @QueryParam("do") @Nullable String deed,
            @QueryParam("class") List<String> classes) {
        Account account = accounts.get(id).account();
        Set<CollectedClass> chosen = chosen(classes);
        if (chosen.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, "Nothing was chosen: choose at least one class first.");
        }
        boolean never = never(deed);
        Collection collection = collection(account, of);
        long all = collected.count(collection, chosen).people();
        return new CollectedAskPage(
                never ? "Never tell CleverTap of " + people(all) + "?" : "Tell CleverTap of " + people(all) + "?",
                names.of(id),
                path(id, of),
                chosen.stream().map(one -> ClassWord.of(one).toString()).toList(),
                never ? "discard" : "release",
                never ? "Never tell of " + people(all) : "Tell of " + people(all),
                never,
                all,
                never
                        ? List.of(
                                "What was found of " + people(all) + " will never be told.",
                                "CleverTap hears nothing of it, and goes on to mail these people.",
                                "It cannot be taken back.")
                        : new Doses(
                                        hard(collection, chosen),
                                        all,
                                        account.caution().maxHardAnHour())
                                .effects(),
                never ? List.of() : effects.obstacles(id));
    }

    @POST
    @Path("decide")
    @RolesAllowed(Scope.ADMINISTER)
    public Response decide(
            @PathParam("id") UUID id,
            @PathParam("of") String of,
            @RestForm("do") @Nullable String deed,
            @RestForm("class") List<String> classes,
            @RestForm long people) {
        Account account = accounts.get(id).account();
        Collection collection = collection(account, of);
        Set<CollectedClass> chosen = chosen(classes);
        long now = collected.count(collection, chosen).people();
        if (now != people) {
            return going.to(
                    path(id, of),
                    Flash.warning("Nothing was done: meanwhile it is about " + people(now)
                            + ". Look again, and decide once more."));
        }
        ClassDecision decision =
                new ClassDecision(chosen.stream().map(ClassWord::of).toList(), false, people);
        if (never(deed)) {
            ClassDecided decided = deciding.discard(account, collection, decision, of + ".discard");
            return going.to("/held", Flash.done("Of " + people(decided.people()) + " CleverTap will never be told."));
        }
        String what = of.equals("preview") ? "preview.approve" : "shadow.release";
        ClassDecided decided = deciding.release(account, collection, decision, what);
        return going.to(
                "/held",
                Flash.done("Of " + people(decided.people())
                        + " CleverTap will be told, hard bounces in doses. You can leave: it goes on by itself."));
    }

    private long hard(Collection collection, Set<CollectedClass> chosen) {
        Set<CollectedClass> hard = EnumSet.of(CollectedClass.HARD, CollectedClass.DOUBTFUL);
        hard.retainAll(chosen);
        return hard.isEmpty() ? 0 : collected.count(collection, hard).people();
    }

    private Collection collection(Account account, String of) {
        return of.equals("preview")
                ? past.collection(account.id())
                : new Collection(account.id(), HoldCause.SHADOW, Instant.EPOCH);
    }

    private static boolean never(@Nullable String deed) {
        if (!"release".equals(deed) && !"discard".equals(deed)) {
            throw Refusal.notFound();
        }
        return "discard".equals(deed);
    }

    private static Set<CollectedClass> chosen(List<String> words) {
        Set<CollectedClass> chosen = EnumSet.noneOf(CollectedClass.class);
        Arrays.stream(ClassWord.values())
                .filter(word -> words.contains(word.toString()))
                .forEach(word -> chosen.add(word.kind()));
        return chosen;
    }

    private static String path(UUID id, String of) {
        return "/held/" + id + "/" + of;
    }
}

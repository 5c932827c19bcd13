package dev.ricochet.web.page.held;

import static dev.ricochet.web.page.Counts.people;

import dev.ricochet.access.Scope;
import dev.ricochet.outbox.Foresight;
import dev.ricochet.outbox.Foresight.Foreseen;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.State;
import dev.ricochet.web.bounces.Decided;
import dev.ricochet.web.bounces.Deciding;
import dev.ricochet.web.bounces.Decision;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Flash;
import dev.ricochet.web.page.Going;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Asks about a group of bounces that wait for a person, and carries out what was decided. */
@Pages
@Path("/held/decide")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.ADMINISTER)
public class DecidePages {
    private static final int EXAMPLES = 20;
    private static final DecidePage.Section HELD = new DecidePage.Section("/held", "Held");
    private static final DecidePage.Section NOT_TOLD = new DecidePage.Section("/told/failed", "Not told");

    private final Deciding deciding;
    private final Foresight foresight;
    private final Effects effects;
    private final AccountNames names;
    private final Going going;

    DecidePages(Deciding deciding, Foresight foresight, Effects effects, AccountNames names, Going going) {
        this.deciding = deciding;
        this.foresight = foresight;
        this.effects = effects;
        this.names = names;
        this.going = going;
    }

    @GET
    public DecidePage ask(
            @QueryParam("do") @Nullable String deed,
            @QueryParam("state") @Nullable String state,
            @QueryParam("account") @Nullable UUID account,
            @QueryParam("cause") @Nullable String cause,
            @QueryParam("detail") @DefaultValue("") String detail,
            @QueryParam("answer") @DefaultValue("") String answer) {
        Choice choice = choice(state, account, cause, detail, answer);
        return page(decision(deed, choice), choice);
    }

    @POST
    public Response decide(
            @RestForm("do") @Nullable String deed,
            @RestForm @Nullable String state,
            @RestForm @Nullable UUID account,
            @RestForm @Nullable String cause,
            @RestForm @DefaultValue("") String detail,
            @RestForm @DefaultValue("") String answer,
            @RestForm long people) {
        Choice choice = choice(state, account, cause, detail, answer);
        Decision decision = decision(deed, choice);
        Selection selection = choice.selection();
        long now = deciding.count(selection).people();
        if (now != people) {
            return going.to(
                    choice.link(decision.word()),
                    Flash.warning("Nothing was done: meanwhile it is about " + people(now)
                            + ". Look again, and decide once more."));
        }
        Decided decided = deciding.many(decision, selection, Optional.of(people));
        return going.to(section(choice).path(), done(decision, decided));
    }

    private DecidePage page(Decision decision, Choice choice) {
        Selection selection = choice.selection();
        long chosen = deciding.count(selection).people();
        Foreseen foreseen = foresight.release(selection);
        String many = people(foreseen.people());
        boolean never = decision == Decision.DISCARD;
        return new DecidePage(
                section(choice),
                switch (decision) {
                    case RELEASE -> "Tell CleverTap of " + many + "?";
                    case RETELL -> "Tell CleverTap once more of " + many + "?";
                    case DISCARD -> "Never tell CleverTap of " + many + "?";
                },
                names.of(choice.account()),
                choice,
                decision.word(),
                never ? "Never tell of " + many : "Tell of " + many,
                never,
                chosen,
                never ? Effects.ofDiscarding(foreseen) : Effects.ofTelling(foreseen, choice),
                never ? List.of() : effects.obstacles(choice.account()),
                foresight.examples(selection, EXAMPLES).stream()
                        .map(Example::of)
                        .toList());
    }

    private static Flash done(Decision decision, Decided decided) {
        return switch (decision) {
            case RELEASE, RETELL ->
                Flash.done("Of " + people(decided.people())
                        + " CleverTap will be told now. You can leave: it goes on by itself.");
            case DISCARD -> Flash.done("Of " + people(decided.people()) + " CleverTap will never be told.");
        };
    }

    private static DecidePage.Section section(Choice choice) {
        return choice.state() == State.HELD ? HELD : NOT_TOLD;
    }

    private static Decision decision(@Nullable String word, Choice choice) {
        return Arrays.stream(Decision.values())
                .filter(one -> one.word().equals(word) && one.isAbout(choice.state()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static Choice choice(
            @Nullable String state, @Nullable UUID account, @Nullable String cause, String detail, String answer) {
        if (account == null || answer.length() > Choice.LONGEST_ANSWER) {
            throw Refusal.notFound();
        }
        State waiting = Arrays.stream(State.values())
                .filter(one -> one.word().equals(state))
                .filter(one -> one == State.HELD || one == State.REFUSED || one == State.DEAD)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return new Choice(account, waiting, cause(cause), detail, answer);
    }

    private static Optional<HoldCause> cause(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(HoldCause.values())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(Refusal::notFound));
    }
}

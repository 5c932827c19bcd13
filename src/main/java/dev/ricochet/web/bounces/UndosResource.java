package dev.ricochet.web.bounces;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Undos;
import dev.ricochet.outbox.Undos.Preview;
import dev.ricochet.outbox.Undos.Suspect;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way back from a hard bounce that was wrong. */
@Path("/api/v1/undos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bounces")
public class UndosResource {
    private static final int MOST_RULES = 200;

    private final Undos undos;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final Alarms alarms;
    private final Caller caller;

    UndosResource(Undos undos, Accounts accounts, AuditTrail trail, Alarms alarms, Caller caller) {
        this.undos = undos;
        this.accounts = accounts;
        this.trail = trail;
        this.alarms = alarms;
        this.caller = caller;
    }

    @Schema(name = "Undone", description = "Whom taking hard bounces back is about")
    record Shown(
            @Schema(description = "Whether nothing was done yet")
            boolean dryRun,

            long events,
            long people,

            @Schema(description = "People who are left alone, because they unsubscribed or complained")
            long optedOut,

            @Schema(description = "People who are left alone, because they were told of more than 30 days ago")
            long tooOld,

            @Schema(description = "To be given back by whoever does it all the same")
            String risk) {}

    @Schema(name = "SuspectRule", description = "A rule by which people were told of as hard, wrongly as somebody said")
    record SuspectShown(@Schema(examples = "no-such-user") String rule, long events, long people, Instant latest) {
        static SuspectShown of(Suspect suspect) {
            return new SuspectShown(suspect.rule(), suspect.events(), suspect.people(), suspect.latest());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RolesAllowed(Scope.ADMINISTER)
    @Operation(
            operationId = "undoBounces",
            summary = "Subscribes people again who were told of as hard, wrongly",
            description =
                    "By CleverTap's Subscribe API. A dry run says first how many people that is about and what the risk is;"
                            + " both have to be given back. Nobody of whom an unsubscription or a complaint is known, and"
                            + " nobody told of more than 30 days ago.")
    public Shown undo(@Valid @NotNull UndoOrder order) {
        Account account = visible(order.account());
        Preview preview = undos.preview(order.choice());
        if (order.dryRun()) {
            return shown(true, preview);
        }
        if (account.cleverTap().flatMap(CleverTap::passcode).isEmpty()) {
            throw new Refusal(
                    ProblemKind.CONFLICT, "The account needs CleverTap's region, account id and passcode for this.");
        }
        if (!UndoOrder.RISK.equals(order.risk())) {
            throw Refusal.invalid(Flaw.at("#/risk", "must be the sentence that the dry run gave"));
        }
        if (order.people() == null || order.people() != preview.people()) {
            throw new Refusal(
                    ProblemKind.STALE,
                    "It is about " + preview.people() + " people: say so in people, if that is what you want.");
        }
        long events = undos.ask(order.choice());
        tell(account.id(), order, preview.people());
        return shown(false, new Preview(events, preview.people(), preview.optedOut(), preview.tooOld()));
    }

    @GET
    @Path("suspect-rules")
    @RolesAllowed(Scope.READ_BOUNCES)
    @Operation(
            operationId = "listSuspectRules",
            summary = "Lists the rules whose hard bounces were taken back, most people first")
    public List<SuspectShown> suspects() {
        return undos.suspects(caller.access().accounts(), MOST_RULES).stream()
                .map(SuspectShown::of)
                .toList();
    }

    private Account visible(UUID id) {
        return Optional.of(id)
                .filter(caller.access()::sees)
                .flatMap(accounts::find)
                .map(KnownAccount::account)
                .orElseThrow(Refusal::notFound);
    }

    private void tell(UUID account, UndoOrder order, long people) {
        String who = caller.access().who();
        String object = order.event() == null ? "many" : order.event().toString();
        trail.add(who, Deed.to("bounce.undo", object).of(account).concerning(people));
        if (people > 1) {
            alarms.raise(
                    Condition.BULK_DECISION,
                    Optional.of(account),
                    "undo " + UUID.randomUUID().toString().substring(0, 8),
                    "undo; people: %d; by %s".formatted(people, who));
        }
    }

    private static Shown shown(boolean dryRun, Preview preview) {
        return new Shown(
                dryRun, preview.events(), preview.people(), preview.optedOut(), preview.tooOld(), UndoOrder.RISK);
    }
}

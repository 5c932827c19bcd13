package dev.ricochet.web.bounces;

import dev.ricochet.access.Access;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.State;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision about all events in one state. */
@Schema(description = "A decision about all events in one state")
record BulkDecision(
        @NotNull Decision decision,

        @NotNull @Schema(enumeration = {"held", "refused", "dead"})
        String state,

        @Schema(description = "Only what is held for this cause", examples = "UNPROVEN", nullable = true) @Nullable
        HoldCause cause,

        @Schema(
                description = "Only what is held for this of the cause, as the list of bounces names it",
                examples = "example.org smtp-user-unknown",
                nullable = true)
        @Size(max = 200)
        @Nullable
        String causeDetail,

        @Schema(description = "Only of this account; a token that is bound to accounts must name one", nullable = true)
        @Nullable
        UUID account,

        @Schema(description = "Whether only to say how many people it is about")
        boolean dryRun,

        @Schema(
                description = "How many people the dry run named; nothing is done when it is not so any more",
                nullable = true)
        @Nullable
        Long people) {

    Selection selection(Access access) {
        State from = Wanted.word("state", state.toLowerCase(Locale.ROOT), State.values())
                .orElseThrow();
        if (!decision.isAbout(from)) {
            throw wrong("#/state", "is not one that " + decision + " is about");
        }
        if (account == null ? access.accounts().isPresent() : !access.sees(account)) {
            throw wrong("#/account", "must be an account that the token sees");
        }
        return new Selection(
                from,
                Optional.ofNullable(cause),
                Optional.ofNullable(causeDetail),
                Optional.ofNullable(account),
                Optional.empty());
    }

    private static Refusal wrong(String pointer, String needed) {
        return Refusal.invalid(Flaw.at(pointer, needed));
    }
}

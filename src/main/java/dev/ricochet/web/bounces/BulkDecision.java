package dev.ricochet.web.bounces;

import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Only;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.State;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

        @Schema(
                description = "Only of this hardness",
                enumeration = {"hard", "soft"},
                nullable = true)
        @Nullable
        String hardness,

        @Schema(description = "Only for this reason", examples = "NO_SUCH_USER", nullable = true) @Nullable
        Reason reason,

        @Size(max = 253)
        @Schema(description = "Only of people of this domain", examples = "example.com", nullable = true)
        @Nullable
        String domain,

        @Size(max = 200)
        @Schema(
                description = "Only where the receiver's last words contain this",
                examples = "invalid meta",
                nullable = true)
        @Nullable
        String answer,

        @Schema(description = "Only what happened then or later", nullable = true) @Nullable
        Instant from,

        @Schema(description = "Only what happened earlier", nullable = true) @Nullable
        Instant before,

        @Schema(description = "Whether only to say how many people it is about")
        boolean dryRun,

        @Schema(
                description = "How many people the dry run named; nothing is done when it is not so any more",
                nullable = true)
        @Nullable
        Long people) {

    /** Refused where the state is none that anybody decides about; whose it may be is looked at when it is carried out. */
    Selection selection() {
        State waiting = Wanted.word("state", state.toLowerCase(Locale.ROOT), State.values())
                .orElseThrow();
        if (!decision.isAbout(waiting)) {
            throw Refusal.invalid(Flaw.at("#/state", "is not one that " + decision + " is about"));
        }
        return new Selection(
                waiting,
                Optional.ofNullable(cause),
                Optional.ofNullable(causeDetail),
                Optional.ofNullable(account),
                Optional.empty(),
                only());
    }

    private Only only() {
        return new Only(
                Wanted.word("hardness", hardness, Wanted.Hardness.values()).map(word -> word.kind),
                Optional.ofNullable(reason),
                Optional.ofNullable(domain),
                Optional.ofNullable(answer),
                Optional.ofNullable(from),
                Optional.ofNullable(before));
    }
}

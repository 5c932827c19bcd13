package dev.ricochet.web.bounces;

import dev.ricochet.outbox.Only;
import dev.ricochet.outbox.Undos;
import dev.ricochet.vocabulary.Reason;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That hard bounces were wrong. */
@Schema(description = "That hard bounces were wrong: those concerned are to be subscribed again")
record UndoOrder(
        @NotNull UUID account,

        @Schema(description = "Only this one", nullable = true) @Nullable
        UUID event,

        @Schema(description = "Only by this rule", examples = "no-such-user", nullable = true)
        @Size(max = 200)
        @Nullable
        String rule,

        @Schema(description = "Only for this reason", examples = "NO_SUCH_USER", nullable = true) @Nullable
        Reason reason,

        @Size(max = 253)
        @Schema(description = "Only of people of this domain", examples = "example.com", nullable = true)
        @Nullable
        String domain,

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
        Long people,

        @Schema(
                description = "The sentence that the dry run gave as risk, to say that it is understood",
                nullable = true)
        @Size(max = 500)
        @Nullable
        String risk) {
    /** Whoever takes something back has to say this. */
    static final String RISK = "Some of these people may have opted out by a link, which only CleverTap knows;"
            + " they would get mail again.";

    Undos.Choice choice() {
        return new Undos.Choice(
                account,
                Optional.ofNullable(event),
                Optional.ofNullable(rule),
                new Only(
                        Optional.empty(),
                        Optional.ofNullable(reason),
                        Optional.ofNullable(domain),
                        Optional.empty(),
                        Optional.ofNullable(from),
                        Optional.ofNullable(before)));
    }
}

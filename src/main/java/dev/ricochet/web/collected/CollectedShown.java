package dev.ricochet.web.collected;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.outbox.Chosen;
import dev.ricochet.outbox.CollectedFigures;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much was collected, and of what. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Collected", description = "How much was collected without being told, and of what")
record CollectedShown(
        @Schema(
                description =
                        "reading: not all of the inbox was read yet; waiting: for a decision; over: there is nothing"
                                + " old to decide about, or it was decided; none: the inbox was never read",
                enumeration = {"none", "reading", "waiting", "over"})
        @Nullable
        String stage,

        @Schema(description = "What had arrived before is old") @Nullable
        Instant oldBefore,

        List<OfClass> classes,
        List<OfReason> reasons,

        @Schema(description = "Domains of recipients, the most first, at most a hundred")
        List<OfDomain> domains,

        @Schema(description = "Too old to be told, whatever is approved")
        long tooOld,

        @Schema(description = "Approved, and waiting for their dose")
        long inDoses,

        @Schema(description = "When the last dose becomes due") @Nullable
        Instant until,

        int maxHardAnHour) {

    @Schema(name = "CollectedClass")
    record OfClass(
            @Schema(description = "doubtful: hard bounces that nothing proves, held as such")
            ClassWord of,

            long events,
            long people) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CollectedReason")
    record OfReason(
            ClassWord of, @Nullable String reason, @Nullable String meaning, long events, long people) {}

    @Schema(name = "CollectedDomain")
    record OfDomain(ClassWord of, String domain, long events, long people) {}

    static CollectedShown of(
            CollectedFigures figures, @Nullable String stage, @Nullable Instant oldBefore, int maxHardAnHour) {
        return new CollectedShown(
                stage,
                oldBefore,
                figures.classes().entrySet().stream()
                        .map(one -> new OfClass(
                                ClassWord.of(one.getKey()),
                                one.getValue().events(),
                                one.getValue().people()))
                        .sorted((one, other) -> one.of().compareTo(other.of()))
                        .toList(),
                figures.reasons().stream().map(CollectedShown::reason).toList(),
                figures.domains().stream()
                        .map(one -> new OfDomain(
                                ClassWord.of(one.of()),
                                one.domain(),
                                one.chosen().events(),
                                one.chosen().people()))
                        .toList(),
                figures.tooOld(),
                figures.dosed(),
                figures.lastDose().orElse(null),
                maxHardAnHour);
    }

    private static OfReason reason(CollectedFigures.ByReason one) {
        Chosen chosen = one.chosen();
        return new OfReason(
                ClassWord.of(one.of()),
                one.reason().map(Enum::name).orElse(null),
                one.reason().map(Reason::meaning).orElse(null),
                chosen.events(),
                chosen.people());
    }
}

package dev.ricochet.web.collected;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.outbox.Comparison;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How our bounces compare with somebody else's list. */
@Schema(name = "Comparison", description = "How our bounces compare with somebody else's list, person by person")
record ComparisonShown(
        @Schema(description = "People whom both have, and judge alike as far as the list says")
        long same,

        @Schema(description = "People whom only we have") long onlyOurs,

        @Schema(description = "The first 500 of them") List<Ours> ours,

        @Schema(description = "People whom only the list has")
        long onlyTheirs,

        @Schema(description = "The first 500 of them") List<Theirs> theirs,

        @Schema(description = "People whom both have, one as hard and one as soft")
        long different,

        @Schema(description = "The first 500 of them") List<Difference> differences,

        @Schema(description = "Lines of the list in which no address was found, the first few by number")
        List<Integer> unreadLines) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedBounce")
    record Ours(
            UUID event,
            String recipient,
            String kind,
            @Nullable String reason,
            @Nullable String meaning,
            String rule,
            String evidence,
            Instant occurredAt,
            String state,
            @Nullable String cause) {
        static Ours of(Comparison.Ours ours) {
            return new Ours(
                    ours.event(),
                    ours.recipient(),
                    ours.kind().name(),
                    ours.reason().map(Enum::name).orElse(null),
                    ours.reason().map(Reason::meaning).orElse(null),
                    ours.rule(),
                    ours.evidence(),
                    ours.occurredAt(),
                    ours.state().word(),
                    ours.cause().map(Enum::name).orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ListedPerson")
    record Theirs(
            String recipient,
            @Nullable String hardness,

            @Schema(description = "An event of ours that names this address, and is told of another") @Nullable
            UUID elsewhere) {}

    @Schema(name = "Difference")
    record Difference(String theirs, Ours ours) {}

    static ComparisonShown of(Comparison comparison, List<Integer> unreadLines) {
        return new ComparisonShown(
                comparison.same(),
                comparison.onlyOurs(),
                comparison.ours().stream().map(Ours::of).toList(),
                comparison.onlyTheirs(),
                comparison.theirs().stream()
                        .map(one -> new Theirs(
                                one.recipient(),
                                one.hardness().map(ComparisonShown::word).orElse(null),
                                one.elsewhere().orElse(null)))
                        .toList(),
                comparison.different(),
                comparison.differences().stream()
                        .map(one -> new Difference(word(one.theirs()), Ours.of(one.ours())))
                        .toList(),
                unreadLines);
    }

    private static String word(Hardness hardness) {
        return hardness.name().toLowerCase(Locale.ROOT);
    }
}

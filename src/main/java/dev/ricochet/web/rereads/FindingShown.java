package dev.ricochet.web.rereads;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Standing;
import dev.ricochet.reread.Judgement;
import dev.ricochet.reread.Met;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.Hardness;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event that would be judged differently today. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RereadFinding", description = "An event that would be judged differently today; it stays as it is")
record FindingShown(
        UUID event,
        String recipient,

        @Schema(description = "How the telling of it stands")
        String state,

        Judged then,

        @Schema(description = "Absent where it would be no bounce") @Nullable
        Judged today,

        @Schema(description = "The event that was made of it for a person to release or discard") @Nullable
        UUID proposal) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Judged")
    record Judged(
            @Schema(enumeration = {"hard", "soft"}) String hardness,
            @Nullable String reason,
            String rule,
            String evidence) {
        static Judged of(Event event) {
            Evidence evidence = event.evidence();
            return new Judged(
                    word(event.kind() == Kind.HARD_BOUNCE ? Hardness.HARD : Hardness.SOFT),
                    event.reason().map(Enum::name).orElse(null),
                    evidence.ruleId(),
                    evidence.matched());
        }

        static Judged of(Judgement today) {
            return new Judged(word(today.hardness()), today.reason().name(), today.rule(), today.evidence());
        }

        private static String word(Hardness hardness) {
            return hardness.name().toLowerCase(Locale.ROOT);
        }
    }

    static FindingShown of(Met met, Standing standing) {
        return new FindingShown(
                met.event(),
                standing.event().recipient().toString(),
                standing.state().word(),
                Judged.of(standing.event()),
                met.today().map(Judged::of).orElse(null),
                met.proposal().orElse(null));
    }
}

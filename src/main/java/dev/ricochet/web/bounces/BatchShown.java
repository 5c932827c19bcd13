package dev.ricochet.web.bounces;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.outbox.Attempt;
import dev.ricochet.web.PageMark;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One call to a receiver. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Batch", description = "One call to a receiver, and what came of it")
record BatchShown(
        @Schema(description = "As the call's header X-Ricochet-Batch named it")
        UUID batch,

        UUID account,
        Instant beganAt,

        @Schema(description = "Absent where the sender ended before the call did", examples = "PT0.31S") @Nullable
        Duration took,

        @Schema(description = "How many events it carried") int events,

        @Schema(
                description = "What came of it",
                enumeration = {
                    "accepted",
                    "partly_accepted",
                    "try_later",
                    "refused",
                    "too_many",
                    "callback_at_fault",
                    "gone",
                    "not_sent",
                    "unknown"
                })
        String answer,

        @Schema(description = "Of HTTP; absent where none came", examples = "200") @Nullable
        Integer status,

        @Schema(description = "The answer in one line, or what went wrong")
        String words,

        @Schema(description = "The first 4 kB of what the receiver answered")
        String body) {

    static BatchShown of(Attempt attempt) {
        return new BatchShown(
                attempt.batch(),
                attempt.target(),
                attempt.began(),
                attempt.took().orElse(null),
                attempt.events().size(),
                attempt.answer(),
                attempt.status().orElse(null),
                attempt.words(),
                attempt.body());
    }

    static PageMark mark(Attempt attempt) {
        return PageMark.of(attempt.began(), attempt.batch());
    }
}

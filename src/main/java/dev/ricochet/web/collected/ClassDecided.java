package dev.ricochet.web.collected;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a decision about classes is about, or was. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ClassDecided", description = "What a decision about classes is about, or was")
public record ClassDecided(
        @Schema(description = "Whether nothing was done yet")
        boolean dryRun,

        @Schema(description = "Of these, whose like was told meanwhile are not told again")
        long events,

        long people,

        @Schema(description = "When the last dose becomes due") @Nullable
        Instant until) {}

package dev.ricochet.web.rereads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much is, or would be, told a second time. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Retold", description = "How much is, or would be, told a second time")
record Retold(
        boolean dryRun,
        long events,
        long people,

        @Schema(description = "When the last dose becomes due") @Nullable
        Instant until) {}

package dev.ricochet.web.bounces;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a decision about many is about, or was. */
@Schema(name = "Decided", description = "What a decision about many is about")
public record Decided(
        @Schema(description = "Whether nothing was done yet")
        boolean dryRun,

        long events,
        long people) {}

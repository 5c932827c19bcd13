package dev.ricochet.web.rereads;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To tell a second time what was told and met again. */
@Schema(name = "RetellOrder", description = "To tell a second time what was told, and was met by reading again")
record RetellOrder(
        @Schema(description = "Whether only to say how many people it is about")
        boolean dryRun,

        @Schema(
                description = "How many people the dry run named; nothing is done when it is not so any more",
                nullable = true)
        @Nullable
        Long people) {}

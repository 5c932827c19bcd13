package dev.ricochet.web.collected;

import dev.ricochet.outbox.CollectedClass;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision about classes of what was collected. */
@Schema(name = "ClassDecision", description = "A decision about classes of what was collected")
public record ClassDecision(
        @NotNull @Size(min = 1, max = 3) List<@NotNull ClassWord> classes,

        @Schema(description = "Whether only to say how many people it is about")
        boolean dryRun,

        @Schema(
                description = "How many people the dry run named; nothing is done when it is not so any more",
                nullable = true)
        @Nullable
        Long people) {

    Set<CollectedClass> kinds() {
        Set<CollectedClass> kinds = EnumSet.noneOf(CollectedClass.class);
        classes.forEach(word -> kinds.add(word.kind()));
        return kinds;
    }
}

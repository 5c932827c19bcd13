package dev.ricochet.web.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.access.AuditEntry;
import dev.ricochet.web.PageMark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the audit trail. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Who did what, and when; no secret, and nobody's address")
record AuditShown(
        Instant at,
        String who,
        @Schema(examples = "token.create") String what,
        @Nullable String object,
        @Nullable UUID account,

        @Schema(description = "The names of what changed") List<String> fields,

        @Schema(description = "Of how many people it decided") @Nullable
        Long people) {

    static AuditShown of(AuditEntry entry) {
        return new AuditShown(
                entry.at(),
                entry.who(),
                entry.deed().what(),
                entry.deed().object().orElse(null),
                entry.deed().account().orElse(null),
                entry.deed().fields(),
                entry.deed().people().orElse(null));
    }

    static PageMark mark(AuditEntry entry) {
        return PageMark.of(entry.id());
    }
}

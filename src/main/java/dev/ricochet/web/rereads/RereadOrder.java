package dev.ricochet.web.rereads;

import dev.ricochet.reread.Portion;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody wants to have read again: one mail, a span of time, or everything. */
@Schema(
        name = "RereadOrder",
        description =
                "What to read again: one mail by folder and uid or by messageId; or all that arrived from one time and"
                        + " before another, of which one is enough; or everything")
record RereadOrder(
        @Schema(description = "Of those that are read; alone with uid, and else to read no other")
        @Size(min = 1, max = 1000)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must stand on one line")
        @Nullable
        String folder,

        @Min(1) @Nullable Long uid,

        @Schema(examples = "<a1b2@mx.example.net>") @Size(min = 1, max = 1000) @Nullable
        String messageId,

        @Schema(description = "When it arrived, at the earliest") @Nullable
        Instant from,

        @Schema(description = "When it arrived, and no more") @Nullable
        Instant before,

        @Schema(description = "Whether to read all there is")
        boolean everything) {

    Portion portion() {
        int ways = (uid == null ? 0 : 1)
                + (messageId == null ? 0 : 1)
                + (from == null && before == null ? 0 : 1)
                + (everything ? 1 : 0);
        if (ways != 1) {
            throw wrong("#/uid", "or messageId, or from and before, or everything: exactly one says what to read");
        }
        if (messageId != null) {
            return new Portion.Named(MessageId.parse(messageId)
                    .orElseThrow(() -> wrong("#/messageId", "must be the identifier of a mail")));
        }
        if (uid != null) {
            return new Portion.AtPlace(
                    Optional.ofNullable(folder)
                            .orElseThrow(() -> wrong("#/folder", "must say in which folder the mail lies")),
                    uid);
        }
        if (from != null && before != null && !from.isBefore(before)) {
            throw wrong("#/before", "must be later than from");
        }
        return new Portion.Span(Optional.ofNullable(folder), Optional.ofNullable(from), Optional.ofNullable(before));
    }

    private static Refusal wrong(String pointer, String needed) {
        return Refusal.invalid(Flaw.at(pointer, needed));
    }
}

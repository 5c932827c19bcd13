package dev.ricochet.web.rereads;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.reread.Portion;
import dev.ricochet.reread.Reread;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order to read something again, and how far that is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Reread", description = "An order to read something again, and how far that is")
record RereadShown(
        UUID id,
        UUID account,
        @Nullable String folder,
        @Nullable Long uid,
        @Nullable String messageId,
        @Nullable Instant from,
        @Nullable Instant before,

        @Schema(enumeration = {"open", "done", "stopped", "failed"})
        String state,

        @Schema(description = "Mails that were read") long mails,

        @Schema(description = "Mails that could not be read")
        long skipped,

        @Schema(description = "Events that were not known; those of a span wait in the preview")
        long fresh,

        @Schema(description = "Events that were known, and stay as they are")
        long known,

        @Schema(description = "Of these, how many would be judged differently today")
        long different,

        @Schema(description = "Mails still to be read, as far as is known by now")
        long backlog,

        @Schema(description = "Why it does not get on just now, or did not") @Nullable
        String words,

        Instant createdAt,
        @Nullable Instant endedAt) {

    static RereadShown of(Reread reread) {
        Portion portion = reread.portion();
        Reread.Progress progress = reread.progress();
        return new RereadShown(
                reread.id(),
                reread.account(),
                switch (portion) {
                    case Portion.AtPlace(String folder, long _) -> folder;
                    case Portion.Named _ -> null;
                    case Portion.Span(var folder, var _, var _) -> folder.orElse(null);
                },
                portion instanceof Portion.AtPlace(String _, long uid) ? (Long) uid : null,
                portion instanceof Portion.Named(var id) ? id.toString() : null,
                portion instanceof Portion.Span span ? span.from().orElse(null) : null,
                portion instanceof Portion.Span span ? span.before().orElse(null) : null,
                reread.state().name().toLowerCase(Locale.ROOT),
                progress.mails(),
                progress.skipped(),
                progress.fresh(),
                progress.known(),
                progress.different(),
                progress.backlog(),
                reread.words().orElse(null),
                reread.created(),
                reread.ended().orElse(null));
    }
}

package dev.ricochet.web.bounces;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.outbox.Attempt;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Standing;
import dev.ricochet.outbox.Undos;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event with all that is kept of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "WholeBounce",
        description = "A bounce with what was kept of the mail that bounced and of the mail that said so")
record BounceWhole(
        BounceShown bounce,

        @Schema(description = "What was kept of the mail that bounced")
        OriginalShown original,

        @Schema(description = "What was kept of the report") @Nullable
        MailShown report,

        @Schema(description = "The calls that carried it, the latest first; of very many the latest fifty")
        List<BatchShown> attempts,

        @Schema(description = "That it was wrong, as somebody said") @Nullable
        UndoShown undo) {

    /** That somebody said it was wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Undo")
    record UndoShown(
            @Schema(
                    description = "done: the person is subscribed again",
                    enumeration = {"waiting", "done", "refused"})
            String state,

            @Schema(description = "CleverTap's last words, or the network's") @Nullable
            String words,

            Instant askedAt,
            @Nullable Instant settledAt) {
        static UndoShown of(Undos.Undo undo) {
            return new UndoShown(
                    undo.stage().name().toLowerCase(Locale.ROOT),
                    undo.words().filter(words -> !words.isEmpty()).orElse(null),
                    undo.askedAt(),
                    undo.settledAt().orElse(null));
        }
    }

    /** The mail that bounced, by what its report returned of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OriginalMail")
    record OriginalShown(
            @Nullable String messageId,

            @Schema(description = "Whether it carried the headers of the campaign system")
            boolean campaign,

            @Schema(description = "X-CleverTap_META, as it goes back") @Nullable
            String meta,

            @Schema(description = "Whether that names the person that is told of; absent where it names nobody")
            @Nullable
            Boolean metaNamesRecipient) {}

    /** The mail that said it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportMail")
    record MailShown(
            @Nullable String messageId,
            @Schema(examples = "bounce") String kind,

            @Schema(description = "The standard, or the server whose wording it is", examples = "rfc3464")
            String reportedBy,

            @Schema(description = "How far it is believed, in words")
            String origin,

            String folder,
            Instant receivedAt) {}

    static BounceWhole of(
            Standing standing, Optional<KeptMail> mail, List<Attempt> attempts, Optional<Undos.Undo> undo) {
        return new BounceWhole(
                BounceShown.of(standing),
                new OriginalShown(
                        standing.event().original().map(MessageId::value).orElse(null),
                        standing.event().campaign(),
                        standing.event().meta().orElse(null),
                        standing.event().isOfMailed().orElse(null)),
                mail.map(BounceWhole::shown).orElse(null),
                attempts.stream().map(BatchShown::of).toList(),
                undo.map(UndoShown::of).orElse(null));
    }

    private static MailShown shown(KeptMail mail) {
        return new MailShown(
                mail.messageId().map(MessageId::value).orElse(null),
                mail.kind(),
                mail.reportedBy(),
                mail.origin(),
                mail.folder(),
                mail.receivedAt());
    }
}

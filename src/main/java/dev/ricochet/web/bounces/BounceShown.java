package dev.ricochet.web.bounces;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.outbox.Detour;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Standing;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.PageMark;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event with its evidence, and how the telling of it stands; named as {@code events list --json} names it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Bounce",
        description = "What happened to one person, what that rests on, and how the telling of it stands")
record BounceShown(
        UUID event,
        UUID account,
        @Schema(examples = "HARD_BOUNCE") String kind,

        @Schema(description = "Who is told about", examples = "alice@example.com")
        String recipient,

        @Schema(description = "Where the report names two addresses: the one that was mailed") @Nullable
        String mailed,

        @Schema(description = "And the one that failed") @Nullable
        String failed,

        @Schema(examples = "NO_SUCH_USER") @Nullable String reason,

        @Schema(description = "The reason in words", examples = "Nobody has this address.") @Nullable
        String meaning,

        @Schema(description = "What to do about it") @Nullable
        String advice,

        @Schema(description = "The rule that spoke") String rule,

        @Schema(description = "The words it matched", examples = "550 5.1.1 No such user")
        String evidence,

        @Schema(description = "Where these words stood", examples = "answer") @Nullable
        String evidenceIn,

        @Schema(description = "What the rule was written for") @Nullable
        String source,

        Instant occurredAt,

        @Schema(description = "When the report reached the inbox")
        Instant arrivedAt,

        @Schema(description = "The Message-ID of the mail that bounced") @Nullable
        String original,

        @Schema(examples = "held") String state,

        @Schema(description = "Why it is held", examples = "UNPROVEN") @Nullable
        String cause,

        @Schema(description = "What of the cause", examples = "example.org smtp-user-unknown") @Nullable
        String causeDetail,

        @Schema(description = "What it is told as, where that is milder than it is", examples = "SOFT_BOUNCE") @Nullable
        String toldAs,

        @Schema(description = "Why it is told milder", examples = "no hard bounce of this address is told") @Nullable
        String toldAsWhy,

        int attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant settledAt,

        @Schema(description = "The receiver's last words, or the network's") @Nullable
        String answer) {

    static BounceShown of(Standing standing) {
        Event event = standing.event();
        Evidence evidence = event.evidence();
        return new BounceShown(
                event.id(),
                event.account(),
                event.kind().name(),
                event.recipient().toString(),
                event.detour().map(Detour::mailed).map(Object::toString).orElse(null),
                event.detour().map(Detour::failed).map(Object::toString).orElse(null),
                event.reason().map(Enum::name).orElse(null),
                event.reason().map(Reason::meaning).orElse(null),
                event.reason().map(Reason::advice).orElse(null),
                evidence.ruleId(),
                evidence.matched(),
                Optional.of(evidence.where())
                        .filter(where -> where != Evidence.Where.NOT_KEPT)
                        .map(where -> where.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                Optional.of(evidence.source())
                        .filter(source -> !source.isEmpty())
                        .orElse(null),
                event.occurredAt(),
                event.arrivedAt(),
                event.original().map(MessageId::value).orElse(null),
                standing.state().word(),
                standing.cause().map(Enum::name).orElse(null),
                standing.detail().orElse(null),
                standing.toldAs().map(Enum::name).orElse(null),
                standing.toldAsWhy().orElse(null),
                standing.attempt(),
                standing.lastAttempt().orElse(null),
                standing.settled().orElse(null),
                standing.words().orElse(null));
    }

    static PageMark mark(Standing standing) {
        return PageMark.of(standing.kept(), standing.event().id());
    }
}

package dev.ricochet.web.bounces;

import dev.ricochet.hygiene.SoftRepeaters.Repeater;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.PageMark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who bounces softly again and again. */
@Schema(name = "SoftRepeater", description = "Somebody whose mailbox may never come back")
record SoftRepeaterShown(
        UUID account,

        @Schema(examples = "alice@example.com") String recipient,

        @Schema(description = "How many different mails bounced")
        long mails,

        Instant firstAt,
        Instant lastAt,

        @Schema(examples = "[\"MAILBOX_FULL\"]") List<String> reasons,

        @Schema(description = "What to do about it") String proposal) {

    private static final String PROPOSAL = "Ask the person by another way, or take the address off the list.";

    static SoftRepeaterShown of(Repeater repeater) {
        return new SoftRepeaterShown(
                repeater.account(),
                repeater.person().toString(),
                repeater.mails(),
                repeater.first(),
                repeater.last(),
                repeater.reasons().stream().map(Reason::name).sorted().toList(),
                PROPOSAL);
    }

    static PageMark mark(Repeater repeater) {
        return PageMark.of(repeater.account(), repeater.person().key());
    }
}

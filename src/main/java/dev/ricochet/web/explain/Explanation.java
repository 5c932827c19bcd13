package dev.ricochet.web.explain;

import dev.ricochet.belief.Belief;
import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one mail says, with the fields of {@code explain --json} and the words of {@code explain}. */
@Schema(description = "What a mail would be taken for, and what would be done about it")
record Explanation(
        @Schema(examples = "bounce") String kind,
        String messageId,

        @Schema(description = "Why it was not understood; else empty")
        String why,

        List<Said> events) {

    /** What it says of one recipient. */
    @Schema(name = "ExplainedRecipient", description = "What a mail says of one recipient; what is not known is empty")
    record Said(
            @Schema(examples = "alice@example.com") String recipient,
            String failed,
            @Schema(examples = "5.1.1") String status,
            @Schema(examples = "550") String reply,
            @Schema(examples = "NO_SUCH_USER") String reason,
            @Schema(examples = "hard") String verdict,
            String rule,
            String evidence,
            String evidenceIn,
            String source,
            @Schema(examples = "proven-ours") String origin,
            String originWords,
            @Schema(examples = "told") String then,
            String told,

            @Schema(description = "The reason in words") String meaning,

            @Schema(description = "What to do about it") String advice,

            @Schema(description = "What a server would do with it, in words")
            String thenWords,

            @Schema(description = "What a person can do now")
            String next) {}

    static Explanation of(Understood understood, List<Belief> beliefs) {
        List<Said> events = new ArrayList<>();
        if (understood.reading() instanceof DeliveryReport report) {
            for (int i = 0; i < report.outcomes().size(); i++) {
                add(events, report.outcomes().get(i), understood.verdicts().get(i), beliefs.get(i));
            }
        }
        return new Explanation(
                MailKind.of(understood.reading()).word(),
                understood.messageId().map(MessageId::value).orElse(""),
                understood.reading() instanceof Reading.Unrecognised(String why) ? why : "",
                events);
    }

    // of what neither bounced nor is delayed there is nothing to say
    private static void add(List<Said> events, RecipientOutcome outcome, Verdict verdict, Belief belief) {
        switch (verdict) {
            case Verdict.Bounce bounce -> events.add(said(outcome, bounce, belief));
            case Verdict.NotABounce _ -> {
                if (outcome.action() == Action.DELAYED) {
                    events.add(said(outcome, "", "", "", "", "", "", "", "", belief));
                }
            }
        }
    }

    private static Said said(RecipientOutcome outcome, Verdict.Bounce bounce, Belief belief) {
        return said(
                outcome,
                bounce.reason().name(),
                bounce.hardness().name().toLowerCase(Locale.ROOT),
                bounce.evidence().ruleId(),
                bounce.evidence().matched(),
                bounce.evidence().where().name().toLowerCase(Locale.ROOT),
                bounce.evidence().source(),
                bounce.reason().meaning(),
                bounce.reason().advice(),
                belief);
    }

    private static Said said(
            RecipientOutcome outcome,
            String reason,
            String verdict,
            String rule,
            String evidence,
            String evidenceIn,
            String source,
            String meaning,
            String advice,
            Belief belief) {
        return new Said(
                outcome.recipient().toString(),
                outcome.failing().map(Object::toString).orElse(""),
                outcome.status().map(Object::toString).orElse(""),
                outcome.reply().map(Object::toString).orElse(""),
                reason,
                verdict,
                rule,
                evidence,
                evidenceIn,
                source,
                belief.word(),
                belief.origin().words(),
                belief.consequence().word(),
                belief.toldWord(),
                meaning,
                advice,
                belief.then(),
                belief.next());
    }
}

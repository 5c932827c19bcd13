package dev.ricochet.command.answer;

import dev.ricochet.belief.Belief;
import dev.ricochet.command.files.Place;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * One mail and all that is said of it.
 *
 * @param beliefs one for each outcome of a delivery report, in its order; else empty
 * @param isMail false for bytes that say nothing and do not begin with a header field
 */
public record Explained(Place place, Understood understood, List<Belief> beliefs, boolean isMail) {

    /** What is said of one recipient. */
    record Recipient(RecipientOutcome outcome, Verdict verdict, Belief belief) {}

    /** What it is, for a person. */
    String what() {
        return isMail ? kind().word() : "not a mail";
    }

    MailKind kind() {
        return MailKind.of(understood.reading());
    }

    List<Recipient> recipients() {
        if (!(understood.reading() instanceof DeliveryReport report)) {
            return List.of();
        }
        List<Recipient> recipients = new ArrayList<>(beliefs.size());
        for (int i = 0; i < report.outcomes().size(); i++) {
            recipients.add(new Recipient(
                    report.outcomes().get(i), understood.verdicts().get(i), beliefs.get(i)));
        }
        return recipients;
    }
}

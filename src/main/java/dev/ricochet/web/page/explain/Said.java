package dev.ricochet.web.page.explain;

import dev.ricochet.belief.Belief;
import dev.ricochet.outbox.Kind;
import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.web.page.mail.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says of one person.
 *
 * @param kind absent where it is no bounce
 * @param meaning the reason in words, or why it is no bounce
 * @param proof absent where it is no bounce
 * @param then what Ricochet would do, had it come by itself
 * @param genuine what is known of where it came from
 */
public record Said(
        String who,
        String failed,
        @Nullable Kind kind,
        String meaning,
        String advice,
        @Nullable Proof proof,
        String action,
        String status,
        String reply,
        String host,
        String then,
        String genuine) {

    static List<Said> by(Understood understood, List<Belief> beliefs, RuleBook rules) {
        List<Said> all = new ArrayList<>();
        if (understood.reading() instanceof DeliveryReport report) {
            for (int i = 0; i < report.outcomes().size(); i++) {
                all.add(said(report.outcomes().get(i), understood.verdicts().get(i), beliefs.get(i), rules));
            }
        }
        return all;
    }

    private static Said said(RecipientOutcome outcome, Verdict verdict, Belief belief, RuleBook rules) {
        Optional<Verdict.Bounce> bounce =
                verdict instanceof Verdict.Bounce found ? Optional.of(found) : Optional.empty();
        return new Said(
                outcome.recipient().toString(),
                outcome.failing().map(Object::toString).orElse(""),
                bounce.map(found -> switch (found.hardness()) {
                            case HARD -> Kind.HARD_BOUNCE;
                            case SOFT -> Kind.SOFT_BOUNCE;
                        })
                        .orElse(null),
                bounce.map(found -> found.reason().meaning()).orElseGet(() -> noBounce(outcome.action())),
                bounce.map(found -> found.reason().advice()).orElse(""),
                bounce.map(found -> Proof.of(found.evidence(), rules)).orElse(null),
                outcome.action().name().toLowerCase(Locale.ROOT),
                outcome.status().map(Object::toString).orElse(""),
                outcome.reply().map(Object::toString).orElse(""),
                outcome.remoteMta(),
                then(belief),
                belief.origin().words());
    }

    private static String noBounce(Action action) {
        return switch (action) {
            case DELAYED -> "It is late, and still being tried: no bounce.";
            case FAILED, DELIVERED, RELAYED, EXPANDED -> "No bounce.";
        };
    }

    private static String then(Belief belief) {
        return switch (belief.consequence()) {
            case TOLD -> "CleverTap would be told.";
            case HELD ->
                "It would be held for a person: " + belief.then().replaceFirst("^held for a person, ", "") + ".";
            case OURSELVES -> "Nobody would be told: it is the inbox itself.";
            case NOTHING -> "There is nothing to tell.";
        };
    }
}

package dev.ricochet.web.page.mail;

import dev.ricochet.verdict.Evidence;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.RuleCard;
import java.util.List;
import java.util.Optional;

/**
 * What a verdict rests on, as pages show it, by {@code mail/proof.html}.
 *
 * @param words as they stand in the report
 * @param where what they are a part of; empty when it was not kept
 * @param source where the knowledge of the rule is from; empty when it was not kept
 * @param says what the rule looks for; empty where there is no such rule any more
 * @param examples real lines that it was written for
 */
public record Proof(String words, String where, String rule, String source, List<String> says, List<String> examples) {
    private static final int MOST = 3;

    public static Proof of(Evidence evidence, RuleBook rules) {
        Optional<RuleCard> card = rules.card(evidence.ruleId());
        return new Proof(
                evidence.matched(),
                evidence.where().words(),
                evidence.ruleId(),
                evidence.source().isEmpty() ? card.map(RuleCard::source).orElse("") : evidence.source(),
                card.map(RuleCard::says).orElse(List.of()).stream().limit(MOST).toList(),
                card.map(RuleCard::examples).orElse(List.of()).stream()
                        .limit(MOST)
                        .toList());
    }
}

package dev.ricochet.verdict;

import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.util.List;

/**
 * A rule as it is shown to people.
 *
 * @param place the file and the line it begins at
 */
public record RuleCard(
        String id,
        Reason reason,
        Hardness hardness,
        String place,
        String source,
        List<String> says,
        List<String> unless,
        List<String> examples) {
    static RuleCard of(Rule rule) {
        return new RuleCard(
                rule.id(),
                rule.reason(),
                rule.hardness(),
                rule.place(),
                rule.source(),
                rule.says().stream().map(Phrase::toString).toList(),
                rule.unless().stream().map(Phrase::toString).toList(),
                rule.examples());
    }
}

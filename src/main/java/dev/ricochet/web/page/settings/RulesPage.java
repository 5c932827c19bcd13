package dev.ricochet.web.page.settings;

import dev.ricochet.verdict.RuleCard;
import dev.ricochet.vocabulary.Hardness;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The rules in force, in the order in which they are tried.
 *
 * @param query what is looked for
 * @param found how many there are
 * @param next the address of the next part; empty at the end
 */
@CheckedTemplate(basePath = "settings", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RulesPage(String query, String verdict, int all, long found, List<Shown> rules, String next)
        implements TemplateInstance {

    /** A rule with its place in the order. */
    public record Shown(int place, RuleCard rule) {
        public boolean isHard() {
            return rule.hardness() == Hardness.HARD;
        }

        /** What the source is at, where it is an address of the web. */
        public boolean isLink() {
            return rule.source().startsWith("https://") && rule.source().indexOf(' ') < 0;
        }
    }
}

package dev.ricochet.web.page.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands.
 *
 * @param verdict all in one sentence
 * @param traffic for whoever may read bounces
 */
@CheckedTemplate(basePath = "overview", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OverviewPage(
        Verdict verdict,
        List<Need> needs,
        List<AccountCard> cards,
        @Nullable Traffic traffic) implements TemplateInstance {
    /** All in one sentence. */
    public record Verdict(String kind, String sentence) {
        static Verdict of(List<Need> needs, boolean tooMuch, boolean begun) {
            long urgent = needs.stream().filter(Need::urgent).count();
            long count = needs.stream().filter(need -> !need.isNotice()).count() + (tooMuch ? 1 : 0);
            if (count == 0) {
                return begun
                        ? new Verdict("good", "Everything is well.")
                        : new Verdict("info", "Nothing is set up yet.");
            }
            return new Verdict(
                    urgent > 0 ? "bad" : "warn", count == 1 ? "One thing needs you." : count + " things need you.");
        }
    }
}

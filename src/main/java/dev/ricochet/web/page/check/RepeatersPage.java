package dev.ricochet.web.page.check;

import dev.ricochet.hygiene.SoftRepeaters.Repeater;
import dev.ricochet.vocabulary.Reason;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;

/**
 * People who bounce softly again and again.
 *
 * @param next the address of the next part; empty at the end
 */
@CheckedTemplate(basePath = "check", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RepeatersPage(int mails, int days, List<Row> rows, String next) implements TemplateInstance {

    /** One of them. */
    public record Row(String person, String account, long mails, Instant first, Instant last, List<String> meanings) {
        static Row of(Repeater repeater, String account) {
            return new Row(
                    repeater.person().toString(),
                    account,
                    repeater.mails(),
                    repeater.first(),
                    repeater.last(),
                    repeater.reasons().stream().sorted().map(Reason::meaning).toList());
        }
    }
}

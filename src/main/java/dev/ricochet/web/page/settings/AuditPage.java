package dev.ricochet.web.page.settings;

import dev.ricochet.access.AuditEntry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;

/**
 * Who did what, the latest first.
 *
 * @param next the address of the next part; empty at the end
 */
@CheckedTemplate(basePath = "settings", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AuditPage(List<Row> rows, String next) implements TemplateInstance {

    /** One deed. */
    public record Row(
            long id, Instant at, String who, String what, String object, String account, String fields, String people) {
        static Row of(AuditEntry entry, String account) {
            return new Row(
                    entry.id(),
                    entry.at(),
                    entry.who(),
                    entry.deed().what(),
                    entry.deed().object().orElse(""),
                    account,
                    String.join(", ", entry.deed().fields()),
                    entry.deed().people().map(Object::toString).orElse(""));
        }
    }
}

package dev.ricochet.web.page.accounts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What is said beside a field as somebody types.
 *
 * @param kind bad, warn, good or nothing
 */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record FieldCheck(String kind, String words) implements TemplateInstance {
    static final FieldCheck NOTHING = new FieldCheck("", "");
}

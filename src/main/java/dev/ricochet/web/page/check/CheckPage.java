package dev.ricochet.web.page.check;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Takes a list.
 *
 * @param flaw what is wrong with what was sent; empty for nothing
 */
@CheckedTemplate(basePath = "check", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CheckPage(int mostLines, String flaw) implements TemplateInstance {}

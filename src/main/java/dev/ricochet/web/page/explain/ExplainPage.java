package dev.ricochet.web.page.explain;

import dev.ricochet.web.page.bounces.Choice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Where somebody shows a mail.
 *
 * @param flaw why nothing can be said yet; else empty
 */
@CheckedTemplate(basePath = "explain", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ExplainPage(List<Choice> accounts, String flaw) implements TemplateInstance {}

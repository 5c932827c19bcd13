package dev.ricochet.web.page.held;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How far the telling of what was released is: a part of {@link HeldPage} that is loaded alone. */
@CheckedTemplate(basePath = "held", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ReleasesPart(Releasing releases) implements TemplateInstance {}

package dev.ricochet.web.page.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Asks once before a token is ended. */
@CheckedTemplate(basePath = "settings", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RevokePage(TokensPage.Row token) implements TemplateInstance {}

package dev.ricochet.web.page.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Shows a token, this once. */
@CheckedTemplate(basePath = "settings", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record FreshTokenPage(String name, String token) implements TemplateInstance {}

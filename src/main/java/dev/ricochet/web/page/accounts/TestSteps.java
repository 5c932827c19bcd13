package dev.ricochet.web.page.accounts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The steps of a test mail so far; asks for itself again as long as there may be more. */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record TestSteps(TestShown test) implements TemplateInstance {}

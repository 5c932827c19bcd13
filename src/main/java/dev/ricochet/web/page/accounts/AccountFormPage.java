package dev.ricochet.web.page.accounts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The form of an account that is made or changed. */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AccountFormPage(AccountFormShown form) implements TemplateInstance {}

package dev.ricochet.web.page.accounts;

import dev.ricochet.account.KnownAccount;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A test mail on its way, or what became of it. */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record TestPage(KnownAccount known, TestShown test) implements TemplateInstance {}

package dev.ricochet.web.page.accounts;

import dev.ricochet.account.KnownAccount;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One account. */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AccountPage(KnownAccount known, AccountShown shown) implements TemplateInstance {}

package dev.ricochet.web.page.accounts;

import dev.ricochet.account.KnownAccount;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks before an account is deleted.
 *
 * @param people of how many something is still to be told, or held
 */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record DeletionPage(KnownAccount known, long people) implements TemplateInstance {}

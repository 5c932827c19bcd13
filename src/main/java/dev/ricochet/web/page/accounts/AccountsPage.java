package dev.ricochet.web.page.accounts;

import dev.ricochet.account.KnownAccount;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of accounts.
 *
 * @param next where the next part begins
 */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AccountsPage(
        List<KnownAccount> accounts, @Nullable String next) implements TemplateInstance {}

package dev.ricochet.web.page.told;

import dev.ricochet.web.page.AccountNames;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The calls to receivers, the latest first.
 *
 * @param account whose alone are shown; empty: of all
 * @param next the address of the next part; empty at the end
 */
@CheckedTemplate(basePath = "told", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CallsPage(
        List<AccountNames.Named> accounts, String account, boolean first, List<CallRow> calls, String next)
        implements TemplateInstance {}

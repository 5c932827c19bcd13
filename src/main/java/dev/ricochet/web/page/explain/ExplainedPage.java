package dev.ricochet.web.page.explain;

import dev.ricochet.web.page.mail.MailShown;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What a mail says.
 *
 * @param verdict what it is, in a few words
 * @param more in a sentence
 * @param by after which standard, or after whose wording, it was read; empty where it was not
 */
@CheckedTemplate(basePath = "explain", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ExplainedPage(String verdict, String more, String by, List<Said> said, MailShown mail)
        implements TemplateInstance {}

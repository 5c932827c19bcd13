package dev.ricochet.web.page.unread;

import dev.ricochet.report.Trial;
import dev.ricochet.web.page.mail.MailShown;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * A mail that was not understood.
 *
 * @param tried what was looked for in it
 * @param today what the rules of today make of it; empty where that is nothing either
 * @param cut whether only its front is kept
 */
@CheckedTemplate(basePath = "unread", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UnreadMailPage(UnreadLine line, List<Trial> tried, String today, boolean cut, MailShown mail)
        implements TemplateInstance {}

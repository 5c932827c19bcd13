package dev.ricochet.web.page.bounces;

import dev.ricochet.web.page.mail.MailShown;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The report of a bounce as it lies in the inbox.
 *
 * @param mail absent where it could not be shown
 * @param trouble why not, and what to do; else empty
 */
@CheckedTemplate(basePath = "bounces", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReportPage(UUID id, String who, @Nullable MailShown mail, String trouble) implements TemplateInstance {}

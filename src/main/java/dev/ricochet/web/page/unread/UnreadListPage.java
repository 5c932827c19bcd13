package dev.ricochet.web.page.unread;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mails that were not understood, the latest first. */
@CheckedTemplate(basePath = "unread", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UnreadListPage(List<UnreadLine> lines, @Nullable String next) implements TemplateInstance {}

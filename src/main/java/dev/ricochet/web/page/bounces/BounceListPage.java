package dev.ricochet.web.page.bounces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who bounced, the latest first.
 *
 * @param next to what is older
 * @param back how far back was looked, where that is not to the end
 * @param watch asks for what came since; absent where it is not the front of the list that is shown
 * @param table the same for a spreadsheet
 */
@CheckedTemplate(basePath = "bounces", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record BounceListPage(
        Sought sought,
        List<Choice> accounts,
        List<BounceLine> lines,
        @Nullable String next,
        @Nullable Instant back,
        @Nullable String watch,
        String table)
        implements TemplateInstance {}

package dev.ricochet.web.page.bounces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came since a list was shown, to be put on top of it.
 *
 * @param watch asks once more; absent where it was asked for long enough
 */
@CheckedTemplate(basePath = "bounces", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NewBounces(List<BounceLine> lines, @Nullable String watch) implements TemplateInstance {}

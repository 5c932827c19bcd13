package dev.ricochet.web.page.held;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Says in numbers what a decision about classes will do, and asks once.
 *
 * @param people of how many it decides: sent back, so that nothing is done when it is not so any more
 */
@CheckedTemplate(basePath = "held", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CollectedAskPage(
        String title,
        String account,
        String path,
        List<String> classes,
        String decision,
        String button,
        boolean danger,
        long people,
        List<String> effects,
        List<String> warnings)
        implements TemplateInstance {}

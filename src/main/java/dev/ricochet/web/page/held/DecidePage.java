package dev.ricochet.web.page.held;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Says in numbers what a decision will do, and asks once.
 *
 * @param section where it was begun, and where one returns to
 * @param decision as the audit trail names it
 * @param effects what will happen, a sentence each
 * @param people of how many it decides: sent back, so that nothing is done when it is not so any more
 * @param danger whether the button is one to think about
 */
@CheckedTemplate(basePath = "held", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record DecidePage(
        Section section,
        String title,
        String account,
        Choice choice,
        String decision,
        String button,
        boolean danger,
        long people,
        List<String> effects,
        List<String> warnings,
        List<Example> examples)
        implements TemplateInstance {

    /** Where one comes from. */
    public record Section(String path, String words) {}
}

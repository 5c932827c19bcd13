package dev.ricochet.web.page.overview;

import dev.ricochet.alarm.Alarm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** How everything stands. */
@CheckedTemplate(basePath = "overview", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OverviewPage(List<Alarm> alarms) implements TemplateInstance {}

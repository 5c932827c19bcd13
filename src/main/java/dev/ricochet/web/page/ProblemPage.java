package dev.ricochet.web.page;

import dev.ricochet.web.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What happened and what to do about it. */
@CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ProblemPage(Problem problem, String remedy) implements TemplateInstance {}

package dev.ricochet.web.page.bounces;

import dev.ricochet.web.page.mail.Proof;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** One person's bounce, with all that it rests on. */
@CheckedTemplate(basePath = "bounces", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record BouncePage(Case bounce, Proof proof, List<Stage> course) implements TemplateInstance {}

package dev.ricochet.web.page.told;

import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Standing;
import dev.ricochet.outbox.State;
import dev.ricochet.vocabulary.Reason;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;

/**
 * One call with its bounces, as they stand now.
 *
 * @param body the front of what came back
 */
@CheckedTemplate(basePath = "told", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CallPage(CallRow call, String body, List<Carried> carried) implements TemplateInstance {

    /**
     * A bounce that the call carried.
     *
     * @param as what it is told as
     */
    public record Carried(UUID event, String recipient, Kind as, String meaning, State state) {
        static Carried of(Standing standing) {
            return new Carried(
                    standing.event().id(),
                    standing.event().recipient().toString(),
                    standing.toldAs().orElse(standing.event().kind()),
                    standing.event().reason().map(Reason::meaning).orElse(""),
                    standing.state());
        }
    }
}

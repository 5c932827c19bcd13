package dev.ricochet.web.page.told;

import dev.ricochet.outbox.DeadLetters;
import dev.ricochet.outbox.State;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.held.Choice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;

/** What could not be told, by the receiver's last words. */
@CheckedTemplate(basePath = "told", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record FailedPage(List<AccountNames.Named> accounts, String account, List<Group> groups)
        implements TemplateInstance {

    /** Those of one account that ended with the same words. */
    public record Group(String account, boolean refused, String words, long events, Instant last, Choice choice) {
        static Group of(DeadLetters.Group group, String account) {
            return new Group(
                    account,
                    group.state() == State.REFUSED,
                    group.words(),
                    group.events(),
                    group.last(),
                    Choice.ended(group.account(), group.state(), group.words()));
        }
    }
}

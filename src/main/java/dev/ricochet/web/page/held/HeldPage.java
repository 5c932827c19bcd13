package dev.ricochet.web.page.held;

import dev.ricochet.outbox.HeldGroups;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.web.page.AccountNames;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;

/**
 * What is held, by account and cause.
 *
 * @param account whose alone is shown; empty: of all
 */
@CheckedTemplate(basePath = "held", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record HeldPage(
        List<AccountNames.Named> accounts, String account, long total, List<Card> cards, Releasing releases)
        implements TemplateInstance {

    /**
     * One cause of one account.
     *
     * @param collected where it is decided about by class; empty where it is decided about as a whole
     */
    public record Card(
            String account,
            CauseWords cause,
            long events,
            Instant since,
            List<Part> parts,
            List<Example> examples,
            String collected,
            Choice choice) {

        static Card of(HeldGroups.Group group, String account) {
            Choice choice = Choice.held(group.account(), group.cause());
            return new Card(
                    account,
                    CauseWords.of(group.cause()),
                    group.events(),
                    group.since(),
                    parts(group, choice),
                    group.examples().stream().map(Example::of).toList(),
                    switch (group.cause()) {
                        case PREVIEW -> "/held/" + group.account() + "/preview";
                        case SHADOW -> "/held/" + group.account() + "/shadow";
                        case UNPROVEN,
                                BRAKE,
                                DEAD_DOMAIN,
                                NOT_CAMPAIGN,
                                TOO_OLD,
                                UNKNOWN_ONCE,
                                UNKNOWN_TWICE,
                                RESTORED,
                                PROPOSED,
                                DOUBTFUL_REQUEST,
                                UNPROVEN_REQUEST,
                                ERASURE_REQUEST -> "";
                    },
                    choice);
        }

        // what was found by reading again belongs to a proposal, and has no name for people
        private static List<Part> parts(HeldGroups.Group group, Choice choice) {
            return group.cause() == HoldCause.BRAKE || group.cause() == HoldCause.DEAD_DOMAIN
                    ? group.parts().stream()
                            .map(part -> new Part(
                                    part.detail(), part.words().orElse(""), part.events(), choice.of(part.detail())))
                            .toList()
                    : List.of();
        }
    }

    /** What is held together of a cause: what one receiver says by one rule, or one domain. */
    public record Part(String detail, String words, long events, Choice choice) {}
}

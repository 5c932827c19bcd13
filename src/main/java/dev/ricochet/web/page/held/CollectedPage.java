package dev.ricochet.web.page.held;

import dev.ricochet.outbox.CollectedClass;
import dev.ricochet.outbox.CollectedFigures;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.collected.ClassWord;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account collected without telling it, by class.
 *
 * @param past what lay in the inbox, and not what was collected beside another program
 * @param reading whether the inbox is still being read for the first time
 * @param lastDose when the last approved dose becomes due; null where none is under way
 */
@CheckedTemplate(basePath = "held", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CollectedPage(
        String account,
        String path,
        boolean past,
        boolean reading,
        @Nullable Instant oldBefore,
        List<OfClass> classes,
        List<OfReason> reasons,
        List<OfDomain> domains,
        long tooOld,
        long inDoses,
        @Nullable Instant lastDose)
        implements TemplateInstance {

    /** What is decided about together. */
    public record OfClass(String word, String title, String meaning, long events, long people) {
        static List<OfClass> in(CollectedFigures figures) {
            return figures.classes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> new OfClass(
                            ClassWord.of(one.getKey()).toString(),
                            titleOf(one.getKey()),
                            meaning(one.getKey()),
                            one.getValue().events(),
                            one.getValue().people()))
                    .toList();
        }

        private static String meaning(CollectedClass one) {
            return switch (one) {
                case HARD -> "The address is dead, and the report is genuine. CleverTap unsubscribes these people.";
                case SOFT ->
                    "Trouble that may pass: a full mailbox, a server that was away. Nobody is unsubscribed by it.";
                case DOUBTFUL ->
                    "Said to be dead, and nothing proves it. CleverTap would unsubscribe these people. Leave them out if in"
                            + " doubt.";
            };
        }
    }

    static String titleOf(CollectedClass one) {
        return switch (one) {
            case HARD -> "Hard bounces";
            case SOFT -> "Soft bounces";
            case DOUBTFUL -> "Hard, but not proven";
        };
    }

    /** How many of a class have one reason. */
    public record OfReason(String of, String meaning, long people) {
        static OfReason of(CollectedFigures.ByReason one) {
            return new OfReason(
                    titleOf(one.of()),
                    one.reason().map(Reason::meaning).orElse("No reason is known."),
                    one.chosen().people());
        }
    }

    /** How many of a class have one domain. */
    public record OfDomain(String of, String domain, long people) {
        static OfDomain of(CollectedFigures.ByDomain one) {
            return new OfDomain(titleOf(one.of()), one.domain(), one.chosen().people());
        }
    }
}

package dev.ricochet.web.accounts;

import dev.ricochet.smtp.Advice;
import dev.ricochet.smtp.StepReport;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a trial as it is shown. */
@Schema(name = "Step", description = "One step of a trial, and what to do where it failed")
record StepShown(
        @Schema(description = "Which of the settings it tries", examples = "smtp")
        String part,

        @Schema(examples = "login") String step,
        @Schema(description = "done, failed or skipped") String state,
        long millis,

        @Schema(description = "What both sides said; no secret stands in it")
        List<String> said,

        List<AdviceShown> advice) {

    /** What a refusal means and what to do next. */
    @Schema(name = "Advice", description = "What a refusal means and what to do next")
    record AdviceShown(
            String id,
            String means,

            @Schema(description = "In the order in which to try")
            List<String> todo,

            String link) {
        static AdviceShown of(Advice advice) {
            return new AdviceShown(advice.id(), advice.means(), advice.todo(), advice.link());
        }
    }

    static StepShown of(StepReport report) {
        return new StepShown(
                word(report.part()),
                word(report.step()),
                word(report.state()),
                report.took().toMillis(),
                report.said(),
                report.advice().stream().map(AdviceShown::of).toList());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

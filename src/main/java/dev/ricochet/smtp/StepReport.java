package dev.ricochet.smtp;

import java.time.Duration;
import java.util.List;

/**
 * How one step went.
 *
 * @param said by both sides, line by line and bounded; no secret stands in it
 * @param advice about a failure, or about something that works and yet deserves a look
 */
public record StepReport(Part part, Step step, State state, Duration took, List<String> said, List<Advice> advice) {
    /** How a step ended. */
    public enum State {
        DONE,
        FAILED,
        /** A step before it failed. */
        SKIPPED
    }

    static StepReport skipped(Part part, Step step) {
        return new StepReport(part, step, State.SKIPPED, Duration.ZERO, List.of(), List.of());
    }
}

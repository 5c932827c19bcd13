package dev.ricochet.smtp;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A test mail on its way, or what became of it.
 *
 * @param account none where the settings are not kept
 * @param steps so far
 * @param bounce what came back, as it was read and judged
 */
public record TestSend(
        UUID id,
        Optional<UUID> account,
        EmailAddress recipient,
        String subject,
        State state,
        Instant began,
        Optional<Instant> ended,
        List<StepReport> steps,
        Optional<Bounce> bounce) {

    /** How far it is. */
    public enum State {
        RUNNING,
        /** The server has taken it; where nobody looks for it, that is the end. */
        SENT,
        /** The server has not taken it. */
        FAILED,
        /** It lies in the inbox. */
        ARRIVED,
        /** It was sent, and did not come in time. */
        MISSING,
        /** The process that sent it ended before it could say more. */
        LOST;

        public boolean isOver() {
            return this != RUNNING;
        }
    }

    /**
     * What came back.
     *
     * @param hardness empty where it was no bounce after all, such as a delay
     */
    public record Bounce(Instant at, String words, Optional<Hardness> hardness) {}
}

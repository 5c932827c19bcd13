package dev.ricochet.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One call to a target, as the ledger has it.
 *
 * @param batch what was posted
 * @param took empty where the sender ended before the call did
 * @param events which events it carried; some may have been forgotten since
 * @param answer what came of it, as metrics name it
 */
public record Attempt(
        UUID batch,
        UUID target,
        Instant began,
        Optional<Duration> took,
        List<UUID> events,
        String answer,
        Optional<Integer> status,
        String body,
        String words) {

    /**
     * What came of a call, for the ledger.
     *
     * @param age how long ago it began
     * @param body the front of what came back
     */
    public record Result(
            Duration age, Duration took, String answer, Optional<Integer> status, String body, String words) {}

    /** The last row of a part of the ledger: what comes after it began earlier. */
    public record Mark(Instant began, UUID batch) {}
}

package dev.ricochet.alarm;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that a condition held.
 *
 * @param account whose it is; empty for what concerns all
 * @param subject what of the account, where the condition can hold of several things at once; else empty
 * @param words the particulars, in one line: no secret, and nobody's address but the account's own
 * @param times how often it happened while this was active; 1 for what lasts
 * @param end empty while it is active
 */
public record Alarm(
        UUID id,
        Condition condition,
        Optional<UUID> account,
        String subject,
        String words,
        long times,
        Instant start,
        Optional<Instant> end,
        Optional<Acknowledgement> acknowledged) {

    /** That somebody has seen it. */
    public record Acknowledgement(String who, Instant at) {}

    public boolean isActive() {
        return end.isEmpty();
    }
}

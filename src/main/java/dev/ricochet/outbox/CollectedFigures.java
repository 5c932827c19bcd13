package dev.ricochet.outbox;

import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much was collected.
 *
 * @param classes those that have any
 * @param reasons the most first
 * @param domains of recipients, the most first, at most so many as were asked for
 * @param tooOld of what arrived then, held as too old: not told whatever is approved
 * @param dosed approved before, and not yet due
 * @param lastDose when the last of these becomes due
 */
public record CollectedFigures(
        Map<CollectedClass, Chosen> classes,
        List<ByReason> reasons,
        List<ByDomain> domains,
        long tooOld,
        long dosed,
        Optional<Instant> lastDose) {

    public record ByReason(CollectedClass of, Optional<Reason> reason, Chosen chosen) {}

    public record ByDomain(CollectedClass of, String domain, Chosen chosen) {}
}

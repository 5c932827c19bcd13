package dev.ricochet.web.page.held;

import dev.ricochet.outbox.Releases;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is under way: what was released of late, and inboxes that are being read.
 *
 * @param account whose alone is shown; empty: of all
 */
public record Releasing(List<Progress> all, List<Reading> readings, String account) {
    static Releasing of(
            List<Releases.Release> releases, List<Reading> readings, Function<UUID, String> name, String account) {
        return new Releasing(
                releases.stream()
                        .map(release -> Progress.of(release, name.apply(release.account())))
                        .toList(),
                readings,
                account);
    }

    /** Whether something still moves. */
    public boolean isMoving() {
        return !readings.isEmpty() || all.stream().anyMatch(release -> !release.isOver());
    }

    /**
     * How far a release is.
     *
     * @param lastDue when the last dose becomes due; null where all went at once
     */
    public record Progress(
            String account,
            Instant at,
            long events,
            long told,
            long open,
            long failed,
            @Nullable Instant lastDue) {
        static Progress of(Releases.Release release, String account) {
            return new Progress(
                    account,
                    release.at(),
                    release.events(),
                    release.told(),
                    release.open(),
                    release.failed(),
                    release.lastDue().orElse(null));
        }

        public boolean isOver() {
            return open == 0;
        }

        public long percent() {
            return 100 * (events - open) / events;
        }
    }
}

package dev.ricochet.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Events claimed together: posted in one call, settled by one answer.
 *
 * @param id also the token of the lease: whoever settles shows it
 * @param bundle the refused batch that this is a part of
 * @param conduct how the target behaved before this
 */
public record Batch(UUID id, UUID target, Optional<UUID> bundle, List<Telling> tellings, Conduct conduct) {
    public List<Event> events() {
        return tellings.stream().map(Telling::event).toList();
    }

    /** Whether one event stands alone in it. */
    public boolean isOfOne() {
        return tellings.size() == 1;
    }
}

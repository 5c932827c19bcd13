package dev.ricochet.web.page.bounces;

import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Standing;
import dev.ricochet.outbox.State;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.PageMark;
import java.time.Instant;
import java.util.UUID;

/**
 * One of a list of bounces.
 *
 * @param words what the verdict rests on, as it was written
 * @param receiver the domain that did not take the mail
 */
public record BounceLine(
        UUID id, String who, Kind kind, String meaning, String words, String receiver, Instant at, State state) {

    static BounceLine of(Standing standing) {
        Event event = standing.event();
        return new BounceLine(
                event.id(),
                event.recipient().toString(),
                event.kind(),
                event.reason().map(Reason::meaning).orElse(""),
                event.evidence().matched(),
                event.failingDomain(),
                event.occurredAt(),
                standing.state());
    }

    static PageMark mark(Standing standing) {
        return PageMark.of(standing.kept(), standing.event().id());
    }
}

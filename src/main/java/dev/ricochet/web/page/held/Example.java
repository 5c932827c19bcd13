package dev.ricochet.web.page.held;

import dev.ricochet.outbox.HeldGroups;
import dev.ricochet.outbox.Kind;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.UUID;

/**
 * One of those that are held.
 *
 * @param words the receiver's
 */
public record Example(UUID event, String recipient, Kind kind, String meaning, String words, Instant occurred) {
    public static Example of(HeldGroups.Example example) {
        return new Example(
                example.event(),
                example.recipient().toString(),
                example.kind(),
                example.reason().map(Reason::meaning).orElse(""),
                example.evidence(),
                example.occurred());
    }
}

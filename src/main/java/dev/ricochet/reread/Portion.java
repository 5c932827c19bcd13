package dev.ricochet.reread;

import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.Optional;

/** What of a mailbox is to be read again. */
public sealed interface Portion {

    /** One mail, by its place. */
    record AtPlace(String folder, long uid) implements Portion {}

    /** One mail, wherever it lies. */
    record Named(MessageId id) implements Portion {}

    /** All that arrived in a time; without one, all there is. */
    record Span(Optional<String> folder, Optional<Instant> from, Optional<Instant> before) implements Portion {}
}

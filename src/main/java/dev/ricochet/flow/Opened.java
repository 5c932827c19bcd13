package dev.ricochet.flow;

import dev.ricochet.origin.SentMail;
import dev.ricochet.vocabulary.MessageId;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mail that was read; what is known of the mail it is about makes it {@link Taken}. Most bytes of it are let go.
 *
 * @param about the mail that a report says bounced
 */
record Opened(Optional<MessageId> about, Function<SentMail, Taken> rest) {

    /** For what rests on nothing but itself. */
    static Opened as(Taken taken) {
        return new Opened(Optional.empty(), _ -> taken);
    }

    Taken knowing(SentMail sent) {
        return rest.apply(sent);
    }
}

package dev.ricochet.flow;

import dev.ricochet.origin.SentMail;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A mail that was read; what is known of the mail it is about makes it {@link Taken}. Most bytes of it are let go.
 *
 * @param about the mail that a report says bounced
 * @param keyNames under which DNS may have what proves the report
 */
record Opened(Optional<MessageId> about, Set<String> keyNames, Function<Known, Taken> rest) {

    /**
     * What is known of the mails that reports are about: copies of them, and keys that signed them.
     *
     * @param marked whether the copy of a mail carried a mark of campaign mail
     */
    record Known(SentMail sent, Predicate<MessageId> marked, Map<String, List<String>> keys) {}

    /** For what rests on nothing but itself. */
    static Opened as(Taken taken) {
        return new Opened(Optional.empty(), Set.of(), _ -> taken);
    }

    Taken knowing(Known known) {
        return rest.apply(known);
    }
}

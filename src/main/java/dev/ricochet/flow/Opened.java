package dev.ricochet.flow;

import dev.ricochet.origin.SentMail;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A mail that was read; what is known of the mail it is about makes it {@link Taken}. Most bytes of it are let go.
 *
 * @param about the mails that it is about
 * @param people whether anything was sent to them is asked
 * @param keyNames under which DNS may have what proves the report
 */
record Opened(Set<MessageId> about, Set<EmailAddress> people, Set<String> keyNames, Function<Known, Taken> rest) {

    /**
     * What is known of the mails that reports are about: copies of them, and keys that signed them.
     *
     * @param marked whether the copy of a mail carried a mark of campaign mail
     * @param customer whether such a mail went to a person
     */
    record Known(
            SentMail sent,
            Predicate<MessageId> marked,
            Predicate<EmailAddress> customer,
            Map<String, List<String>> keys) {}

    /** For what rests on nothing but itself. */
    static Opened as(Taken taken) {
        return new Opened(Set.of(), Set.of(), Set.of(), _ -> taken);
    }

    Taken knowing(Known known) {
        return rest.apply(known);
    }
}

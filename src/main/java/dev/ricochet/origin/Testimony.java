package dev.ricochet.origin;

import dev.ricochet.vocabulary.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known besides a report itself.
 *
 * @param authors who writes our mail
 * @param keys of their domains' signatures, as DNS has them, by name
 * @param at when the report came
 */
public record Testimony(SentMail sent, Set<EmailAddress> authors, Map<String, List<String>> keys, Instant at) {

    /** Of nothing but what was sent. */
    public static Testimony of(SentMail sent) {
        return new Testimony(sent, Set.of(), Map.of(), Instant.EPOCH);
    }
}

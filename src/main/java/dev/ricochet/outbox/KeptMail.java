package dev.ricochet.outbox;

import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail that said something; ordinary mail leaves no row.
 *
 * @param id made of account, Message-ID and fingerprint
 * @param kind as {@code explain} names it: bounce, delayed, success, auto-reply, …
 * @param reportedBy "rfc3464", a dialect's name, or empty
 * @param origin what is known of where it came from, in words
 */
public record KeptMail(
        UUID id,
        UUID account,
        Fingerprint fingerprint,
        Optional<MessageId> messageId,
        String kind,
        String reportedBy,
        String origin,
        String folder,
        Instant receivedAt) {

    public KeptMail from(String knownOrigin) {
        return new KeptMail(id, account, fingerprint, messageId, kind, reportedBy, knownOrigin, folder, receivedAt);
    }
}

package dev.ricochet.outbox;

import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The fact; it never changes.
 *
 * @param id made of the mail and the recipient, see {@link EventId}
 * @param mail the row of the report it was read in
 * @param occurredAt when the bounce happened
 * @param arrivedAt when the report reached the inbox (INTERNALDATE)
 * @param original the mail that bounced
 * @param meta what the campaign system wants to have back unchanged
 * @param campaign whether the original carried the campaign system's headers
 */
public record Event(
        UUID id,
        UUID account,
        UUID mail,
        Kind kind,
        EmailAddress recipient,
        Optional<Reason> reason,
        Evidence evidence,
        Instant occurredAt,
        Instant arrivedAt,
        Optional<MessageId> original,
        Optional<String> meta,
        boolean campaign) {}

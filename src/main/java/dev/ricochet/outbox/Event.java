package dev.ricochet.outbox;

import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The fact; it never changes.
 *
 * @param id made of the mail and the recipient as the report names it, see {@link EventId}
 * @param mail the row of the report it was read in
 * @param recipient who is told about
 * @param detour where the report names another address as failed than as mailed; {@code recipient} is one of the two
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
        Optional<Detour> detour,
        Optional<Reason> reason,
        Evidence evidence,
        Instant occurredAt,
        Instant arrivedAt,
        Optional<MessageId> original,
        Optional<String> meta,
        boolean campaign) {

    /** The same fact, told of another of its addresses; who it is remains. */
    public Event of(EmailAddress told) {
        return told(kind, told);
    }

    /** The same fact, told as another kind. */
    Event as(Kind told) {
        return told(told, recipient);
    }

    /** The same fact, told without what the campaign system wants to have back. */
    Event withoutMeta() {
        return new Event(
                id,
                account,
                mail,
                kind,
                recipient,
                detour,
                reason,
                evidence,
                occurredAt,
                arrivedAt,
                original,
                Optional.empty(),
                campaign);
    }

    /** Whether the campaign mailed whom this tells of, by what it wants to have back; empty where that does not say. */
    public Optional<Boolean> isOfMailed() {
        return meta.flatMap(CampaignMarks::mailed).map(mailed -> mailed.isSameAs(recipient));
    }

    /** The domain that failed. */
    public String failingDomain() {
        return detour.map(Detour::failed).orElse(recipient).domain();
    }

    private Event told(Kind as, EmailAddress of) {
        return new Event(
                id, account, mail, as, of, detour, reason, evidence, occurredAt, arrivedAt, original, meta, campaign);
    }
}

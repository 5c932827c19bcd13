package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.time.Instant;
import java.util.Optional;

/**
 * What a report says about one recipient.
 *
 * @param recipient the address the report names as the one we mailed (Original-Recipient where it is an address, else
 *     Final-Recipient, or as the dialect gives it)
 * @param failing the address that failed, where that is another than {@code recipient}: a forwarder's target, a member
 *     of a list
 * @param action what was done
 * @param status the enhanced status that says most: of the diagnostic's last hop where it says more than the Status field
 * @param reply the SMTP reply, where one is quoted
 * @param diagnostic the receiver's words on one line, whitespace folded, at most {@value #LONGEST_DIAGNOSTIC} characters;
 *     empty when there are none
 * @param explanation the reporting server's own words about this recipient (qmail's sentence, "Unrouteable address",
 *     Gmail's heading), same form; empty when there are none
 * @param remoteMta the host that answered, lower case; empty when not named
 * @param occurredAt Last-Attempt-Date, where given
 * @param cut whether the report was cut where it speaks of them: what it says may be half of what was meant
 */
public record RecipientOutcome(
        EmailAddress recipient,
        Optional<EmailAddress> failing,
        Action action,
        Optional<EnhancedStatus> status,
        Optional<SmtpReply> reply,
        String diagnostic,
        String explanation,
        String remoteMta,
        Optional<Instant> occurredAt,
        boolean cut) {
    public static final int LONGEST_DIAGNOSTIC = 2_000;

    /** Of a report that is whole. */
    public RecipientOutcome(
            EmailAddress recipient,
            Optional<EmailAddress> failing,
            Action action,
            Optional<EnhancedStatus> status,
            Optional<SmtpReply> reply,
            String diagnostic,
            String explanation,
            String remoteMta,
            Optional<Instant> occurredAt) {
        this(recipient, failing, action, status, reply, diagnostic, explanation, remoteMta, occurredAt, false);
    }

    /** The same outcome of the address that was mailed, when what failed is where its mail was sent on to. */
    RecipientOutcome of(EmailAddress mailed) {
        return new RecipientOutcome(
                mailed,
                Optional.of(recipient),
                action,
                status,
                reply,
                diagnostic,
                explanation,
                remoteMta,
                occurredAt,
                cut);
    }

    /** The same outcome where a sentence of the receiver's counts more than the words that it answered with. */
    public RecipientOutcome saying(String sentence) {
        return new RecipientOutcome(
                recipient,
                failing,
                action,
                status,
                reply,
                Words.folded(sentence),
                diagnostic,
                remoteMta,
                occurredAt,
                cut);
    }

    /** The same outcome of a report that was cut. */
    RecipientOutcome asCut() {
        return new RecipientOutcome(
                recipient, failing, action, status, reply, diagnostic, explanation, remoteMta, occurredAt, true);
    }

    /** The same outcome with another failing address, or with none. */
    RecipientOutcome failing(Optional<EmailAddress> other) {
        return new RecipientOutcome(
                recipient, other, action, status, reply, diagnostic, explanation, remoteMta, occurredAt, cut);
    }
}

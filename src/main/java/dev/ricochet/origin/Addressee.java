package dev.ricochet.origin;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.Optional;

/**
 * Whom a bounce is told of where the report names one address as mailed and another as failed: the one that our own mail
 * named, if a copy of it proves that; else the one in {@code Final-Recipient}, which the reporting server says of its own
 * knowledge, while it repeats an {@code Original-Recipient} after whoever sent the mail.
 *
 * @param proofRequired whether the account wants proof; where it takes reports as they come, it takes whom they say was
 *     mailed as well
 */
public record Addressee(boolean proofRequired) {

    /** @param about the mail that the report says bounced */
    public EmailAddress of(
            Provenance report, Optional<MessageId> about, EmailAddress mailed, EmailAddress failed, SentMail sent) {
        if (about.filter(mail -> sent.has(mail, mailed)).isPresent()) {
            return mailed;
        }
        boolean failedIsOurs = about.filter(mail -> sent.has(mail, failed)).isPresent();
        boolean failedIsFinal = proofRequired && report.namesAsFinal(failed) && !report.namesAsFinal(mailed);
        return failedIsOurs || failedIsFinal ? failed : mailed;
    }
}

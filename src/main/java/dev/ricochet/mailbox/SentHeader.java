package dev.ricochet.mailbox;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a copy in the account's Sent folder proves: that we sent a mail of this identifier to these people.
 *
 * @param sentAt INTERNALDATE
 * @param id empty where the copy has none that can be read; it is answered all the same, so that a cursor can pass it
 * @param from whom the copy names as its one author
 * @param recipients of To, Cc and Bcc; none where not all of them can be read
 * @param marked whether it carries a mark of campaign mail
 */
public record SentHeader(
        long uid,
        Instant sentAt,
        Optional<MessageId> id,
        Optional<EmailAddress> from,
        List<EmailAddress> recipients,
        boolean marked) {
    /** A copy that proves nothing. */
    static SentHeader unreadable(long uid, Instant sentAt) {
        return new SentHeader(uid, sentAt, Optional.empty(), Optional.empty(), List.of(), false);
    }

    /** Whether it is the account's own: what others wrote may lie there too. */
    public boolean isFrom(EmailAddress account) {
        return from.filter(author -> author.key().equals(account.key())).isPresent();
    }
}

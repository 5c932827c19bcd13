package dev.ricochet.mailbox;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * What a copy in the account's Sent folder proves: that we sent a mail of this identifier to these people.
 *
 * @param id empty where the copy has none that can be read; it is answered all the same, so that a cursor can pass it
 * @param recipients of To, Cc and Bcc
 */
public record SentHeader(long uid, Optional<MessageId> id, List<EmailAddress> recipients) {}

package dev.ricochet.belief;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.Optional;

/**
 * The inbox that a mail is taken for lying in.
 *
 * @param proofRequired whether a hard bounce is told only when its report is proven to be genuine
 */
public record Inbox(String host, Optional<EmailAddress> address, boolean proofRequired) {
    public static final String GMAIL = "imap.gmail.com";

    /** Gmail's, of nobody in particular. */
    public static final Inbox USUAL = new Inbox(GMAIL, Optional.empty(), true);

    public Inbox ofAddress(EmailAddress own) {
        return new Inbox(host, Optional.of(own), proofRequired);
    }
}

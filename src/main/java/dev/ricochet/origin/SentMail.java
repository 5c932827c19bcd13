package dev.ricochet.origin;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;

/** What is known of the mails that the account sent. */
public interface SentMail {
    /** For whoever has no Sent folder at hand. */
    SentMail UNKNOWN = new SentMail() {
        @Override
        public boolean has(MessageId mail) {
            return false;
        }

        @Override
        public boolean has(MessageId mail, EmailAddress recipient) {
            return false;
        }
    };

    /** Whether it sent this mail. */
    boolean has(MessageId mail);

    /** Whether it sent this mail to this person. */
    boolean has(MessageId mail, EmailAddress recipient);
}

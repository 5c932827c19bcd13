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

        @Override
        public boolean knows(MessageId mail) {
            return false;
        }
    };

    /** Whether it sent this mail, to one person alone. */
    boolean has(MessageId mail);

    /** Whether it sent this mail to this person alone: whoever else got it could speak about him. */
    boolean has(MessageId mail, EmailAddress recipient);

    /** Whether there is a copy of this mail, to however many. */
    boolean knows(MessageId mail);

    /** Whether it sent any mail to this person alone, of late. */
    default boolean mailed(EmailAddress person) {
        return false;
    }
}

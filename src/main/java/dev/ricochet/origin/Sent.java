package dev.ricochet.origin;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;

/** What we know to have sent. */
@FunctionalInterface
public interface Sent {

    /** For accounts whose server keeps no copies. */
    Sent NOTHING = (message, recipient) -> false;

    /** Whether we sent this mail to this person. */
    boolean has(MessageId message, EmailAddress recipient);
}

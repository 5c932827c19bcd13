package dev.ricochet.smtp;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wants to have sent.
 *
 * @param account none where the settings are not kept
 */
public record TestOrder(Optional<UUID> account, Sender sender, EmailAddress recipient, String subject) {
    /** For whoever gives no subject. */
    public static final String USUAL_SUBJECT = "A test of Ricochet";

    /** Whether it would arrive where it came from. */
    public boolean isToOneself() {
        return recipient.key().equals(sender.address().key());
    }
}

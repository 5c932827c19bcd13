package dev.ricochet.account;

import dev.ricochet.vocabulary.Digest128;
import dev.ricochet.vocabulary.EmailAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/**
 * One sender account: whose inbox is read and who is told.
 *
 * @param lookBack how far a first run looks back
 * @param maxEventAge a bounce older than this is held, not told
 */
public record Account(
        EmailAddress address,
        ImapSettings imap,
        SmtpSettings smtp,
        CallbackUrl callback,
        Duration lookBack,
        Duration maxEventAge,
        ProofOfOrigin proofOfOrigin) {

    /**
     * Made of IMAP host and user name, so that nothing is told again after a restart, a rename or a move of the
     * settings to another place.
     */
    public UUID id() {
        return Digest128.of(
                imap.host().toLowerCase(Locale.ROOT), imap.username().toLowerCase(Locale.ROOT));
    }
}

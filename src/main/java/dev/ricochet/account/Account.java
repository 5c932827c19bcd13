package dev.ricochet.account;

import dev.ricochet.vocabulary.EmailAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        String identity =
                imap.host().toLowerCase(Locale.ROOT) + "\n" + imap.username().toLowerCase(Locale.ROOT);
        try {
            ByteBuffer digest = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

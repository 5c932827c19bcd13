package dev.ricochet.hygiene;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is known of an address on somebody's list. */
public sealed interface Finding {
    EmailAddress address();

    /**
     * It bounced hard.
     *
     * @param certain whether that was told, or is to be; otherwise it is held and may be wrong
     * @param event the latest that said so
     */
    record Dead(EmailAddress address, boolean certain, Optional<Reason> reason, Instant last, UUID event)
            implements Finding {}

    /** The person asked not to be mailed, or complained. */
    record OptedOut(EmailAddress address, Instant last, UUID event) implements Finding {}

    /** Nobody seems to have this address, and somebody may have meant another. */
    record Mistyped(EmailAddress address, EmailAddress meant) implements Finding {}

    /** It bounces softly again and again, see {@link SoftRepeaters}. */
    record Repeating(EmailAddress address, long mails, Instant first, Instant last, UUID event) implements Finding {}

    /** Its mail is sent on to another address, which fails. */
    record SentOn(EmailAddress address, Instant last, UUID event) implements Finding {}
}

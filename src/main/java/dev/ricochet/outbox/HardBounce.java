package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A hard bounce of somebody who had not been told of as hard before, as the brake looks at it.
 *
 * @param byCodesAlone no words were known
 * @param evidence the receiver's words
 * @param original the mail that bounced
 * @param at when that was sent, where it is known; else when the report arrived
 * @param heldFor what of the brake's cause it is held for
 */
public record HardBounce(
        UUID event,
        EmailAddress recipient,
        String rule,
        boolean byCodesAlone,
        String evidence,
        Optional<MessageId> original,
        Instant at,
        Stage stage,
        Optional<String> heldFor) {

    /** The same, of a mail that was sent then. */
    public HardBounce sentAt(Instant time) {
        return new HardBounce(event, recipient, rule, byCodesAlone, evidence, original, time, stage, heldFor);
    }

    /** How far it has come. */
    public enum Stage {
        /** Kept in this very transaction. */
        NEW,
        /** Kept before, and not posted yet. */
        WAITING,
        /** Told, on its way, or held by the brake. */
        PAST;

        /** Whether it can still be held. */
        public boolean isOurs() {
            return switch (this) {
                case NEW, WAITING -> true;
                case PAST -> false;
            };
        }
    }
}

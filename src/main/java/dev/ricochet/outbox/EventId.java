package dev.ricochet.outbox;

import dev.ricochet.vocabulary.Digest128;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.MessageId;
import java.util.Optional;
import java.util.UUID;

/**
 * What events and mails are known by: made of what they are, not of where they lie, so that the same mail read twice,
 * from whatever folder and after whatever crash, is the same event.
 */
public final class EventId {
    private EventId() {}

    /** The id of what one mail says about one recipient, as the report names it. */
    public static UUID of(UUID account, Optional<MessageId> report, Fingerprint fingerprint, EmailAddress recipient) {
        return Digest128.of(account.toString(), bare(report), fingerprint.value(), recipient.key());
    }

    /** The id of a mail's own row. */
    public static UUID ofMail(UUID account, Optional<MessageId> report, Fingerprint fingerprint) {
        return Digest128.of(account.toString(), bare(report), fingerprint.value());
    }

    /** What two reports share that tell the same about one original and one recipient. */
    static Optional<UUID> about(Event event) {
        String what = switch (event.kind()) {
            case HARD_BOUNCE, SOFT_BOUNCE -> "bounce";
            case UNSUBSCRIBE -> "unsubscribe";
            case COMPLAINT -> "complaint";
        };
        return event.original()
                .map(original -> Digest128.of(
                        event.account().toString(),
                        what,
                        original.value(),
                        event.recipient().key()));
    }

    private static String bare(Optional<MessageId> id) {
        return id.map(MessageId::value).orElse("");
    }
}

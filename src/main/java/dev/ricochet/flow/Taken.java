package dev.ricochet.flow;

import dev.ricochet.mailbox.RawMessage;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.unread.SetAside;
import dev.ricochet.vocabulary.Hardness;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One mail on its way into the database. */
sealed interface Taken {
    long uid();

    /** The server says that it is there no more. */
    record Gone(long uid) implements Taken {}

    /** People's mail and newsletters: counted, nothing is kept. */
    record Passed(long uid, MailKind kind) implements Taken {}

    /** Said something: bounces, or a report, reply or complaint that is none. */
    record Kept(long uid, MailKind kind, KeptMail mail, List<Outbox.Entry> entries) implements Taken {}

    /** A report about a test mail of ours: shown there, and told to nobody. */
    record OfTest(long uid, MailKind kind, KeptMail mail, UUID test, String words, Optional<Hardness> hardness)
            implements Taken {}

    /** Somebody complains of a mail of ours. */
    record Complained(long uid, MailKind kind, KeptMail mail, boolean alarming, List<Outbox.Entry> entries)
            implements Taken {}

    /** Looks like a bounce and was not understood. */
    record NotUnderstood(UUID id, RawMessage message, MailKind kind, String why) implements Taken {
        @Override
        public long uid() {
            return message.uid();
        }
    }

    /** Could not be taken. */
    record Aside(long uid, SetAside.Cause cause, String words) implements Taken {}

    default Optional<KeptMail> keptMail() {
        return switch (this) {
            case Kept kept -> Optional.of(kept.mail());
            case OfTest test -> Optional.of(test.mail());
            case Complained complaint -> Optional.of(complaint.mail());
            case Gone _, Passed _, NotUnderstood _, Aside _ -> Optional.empty();
        };
    }

    default List<Outbox.Entry> entriesIn() {
        return switch (this) {
            case Kept kept -> kept.entries();
            case Complained complaint -> complaint.entries();
            case Gone _, Passed _, OfTest _, NotUnderstood _, Aside _ -> List.of();
        };
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.RawMessage;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.EventId;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From the bytes of a mail to what is kept of it. No database, no network. */
@ApplicationScoped
public class MailTaking {
    private final Understanding understanding;
    private final Clock clock;

    MailTaking(Understanding understanding, Clock clock) {
        this.understanding = understanding;
        this.clock = clock;
    }

    Taken take(Account account, MailFolder folder, RawMessage message) {
        Understood understood = understanding.of(message.bytes());
        UUID id = EventId.ofMail(account.id(), understood.messageId(), understood.fingerprint());
        MailKind kind = MailKind.of(understood.reading());
        return switch (understood.reading()) {
            case Reading.Ordinary _ -> new Taken.Passed(message.uid(), kind);
            case Reading.Unrecognised(String why) -> new Taken.NotUnderstood(id, message, kind, why);
            case DeliveryReport report -> kept(account, folder, message, understood, kind, id, report.reportedBy());
            case Reading.AutoReply _, Reading.ReadReceipt _, Reading.Complaint _, Reading.Challenge _ ->
                kept(account, folder, message, understood, kind, id, "");
        };
    }

    private Taken kept(
            Account account,
            MailFolder folder,
            RawMessage message,
            Understood understood,
            MailKind kind,
            UUID id,
            String reportedBy) {
        Instant now = clock.instant();
        KeptMail mail = new KeptMail(
                id,
                account.id(),
                understood.fingerprint(),
                understood.messageId(),
                kind.word(),
                reportedBy,
                "",
                folder.name(),
                message.receivedAt());
        List<Outbox.Entry> entries = new ArrayList<>();
        for (Event event : BouncesIn.of(account, id, understood, message.receivedAt(), now)) {
            entries.add(new Outbox.Entry(event, hold(account, event, now)));
        }
        return new Taken.Kept(message.uid(), kind, mail, entries);
    }

    private static Optional<HoldCause> hold(Account account, Event event, Instant now) {
        return event.occurredAt().isBefore(now.minus(account.maxEventAge()))
                ? Optional.of(HoldCause.TOO_OLD)
                : Optional.empty();
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.EventId;
import dev.ricochet.outbox.Kind;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Original;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The events in one mail: verdicts with their times and identities. Pure; the time of day is handed in. */
final class BouncesIn {
    private BouncesIn() {}

    static List<Event> of(Account account, UUID mail, Understood understood, Instant receivedAt, Instant now) {
        if (!(understood.reading() instanceof DeliveryReport report)) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < report.outcomes().size(); i++) {
            switch (understood.verdicts().get(i)) {
                case Verdict.Bounce bounce ->
                    events.add(event(account, mail, understood, report, i, bounce, receivedAt, now));
                case Verdict.NotABounce _ -> {}
            }
        }
        return events;
    }

    private static Event event(
            Account account,
            UUID mail,
            Understood understood,
            DeliveryReport report,
            int index,
            Verdict.Bounce bounce,
            Instant receivedAt,
            Instant now) {
        Original original = report.original();
        return new Event(
                EventId.of(account.id(), understood.messageId(), understood.fingerprint(), bounce.recipient()),
                account.id(),
                mail,
                switch (bounce.hardness()) {
                    case HARD -> Kind.HARD_BOUNCE;
                    case SOFT -> Kind.SOFT_BOUNCE;
                },
                bounce.recipient(),
                Optional.of(bounce.reason()),
                bounce.evidence(),
                when(report, report.outcomes().get(index), receivedAt, now),
                receivedAt,
                original.messageId(),
                original.meta(),
                original.campaign());
    }

    /** When the bounce happened: never in the future, never before the mail that bounced was written. */
    static Instant when(DeliveryReport report, RecipientOutcome outcome, Instant receivedAt, Instant now) {
        Instant said = outcome.occurredAt().or(report::arrivedAt).orElse(receivedAt);
        Instant notEarlier = report.original()
                .date()
                .filter(written -> written.isAfter(said))
                .orElse(said);
        return notEarlier.isAfter(now) ? now : notEarlier;
    }
}

package dev.ricochet.flow;

import dev.ricochet.outbox.Detour;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.EventId;
import dev.ricochet.outbox.KeptMail;
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

/** The events in one mail: verdicts with their times and identities. Pure; the time of day is handed in. */
final class BouncesIn {
    private BouncesIn() {}

    static List<Event> of(KeptMail mail, Understood understood, Instant now) {
        if (!(understood.reading() instanceof DeliveryReport report)) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < report.outcomes().size(); i++) {
            switch (understood.verdicts().get(i)) {
                case Verdict.Bounce bounce ->
                    events.add(event(mail, report, report.outcomes().get(i), bounce, now));
                case Verdict.NotABounce _ -> {}
            }
        }
        return events;
    }

    private static Event event(
            KeptMail mail, DeliveryReport report, RecipientOutcome outcome, Verdict.Bounce bounce, Instant now) {
        Original original = report.original();
        return new Event(
                EventId.of(mail.account(), mail.messageId(), mail.fingerprint(), outcome.recipient()),
                mail.account(),
                mail.id(),
                switch (bounce.hardness()) {
                    case HARD -> Kind.HARD_BOUNCE;
                    case SOFT -> Kind.SOFT_BOUNCE;
                },
                outcome.recipient(),
                outcome.failing().map(failing -> new Detour(outcome.recipient(), failing)),
                Optional.of(bounce.reason()),
                bounce.evidence(),
                when(report, outcome, mail.receivedAt(), now),
                mail.receivedAt(),
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

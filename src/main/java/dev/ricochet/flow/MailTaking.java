package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.alarm.AlarmMail;
import dev.ricochet.guard.DeadDomainPolicy;
import dev.ricochet.mailbox.RawMessage;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.EventId;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Kind;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Original;
import dev.ricochet.report.Reading;
import dev.ricochet.smtp.TestMail;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.Hardness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** From the bytes of a mail to what is kept of it. No database, no network. */
@ApplicationScoped
public class MailTaking {
    private final Understanding understanding;
    private final DeadDomainPolicy deadDomains;
    private final Clock clock;

    MailTaking(Understanding understanding, DeadDomainPolicy deadDomains, Clock clock) {
        this.understanding = understanding;
        this.deadDomains = deadDomains;
        this.clock = clock;
    }

    Opened open(Place place, RawMessage message) {
        Account account = place.account();
        Understood understood = understanding.of(message.bytes());
        Fingerprint fingerprint = understanding.fingerprint(message.bytes());
        UUID id = EventId.ofMail(account.id(), understood.messageId(), fingerprint);
        MailKind kind = MailKind.of(understood.reading());
        KeptMail mail = new KeptMail(
                id,
                account.id(),
                fingerprint,
                understood.messageId(),
                kind.word(),
                understood.reading() instanceof DeliveryReport report ? report.reportedBy() : "",
                "",
                place.folder().name(),
                message.receivedAt());
        return switch (understood.reading()) {
            case Reading.Ordinary _ -> Opened.as(new Taken.Passed(message.uid(), kind));
            case Reading.Unrecognised(String why) -> Opened.as(new Taken.NotUnderstood(id, message, kind, why));
            case Reading.Complaint complaint ->
                new Wanting(place, understood, clock.instant())
                        .complaint(new Taken.Kept(message.uid(), kind, mail, List.of()), complaint);
            case Reading.Request request ->
                new Wanting(place, understood, clock.instant())
                        .request(new Taken.Kept(message.uid(), kind, mail, List.of()), request);
            case Reading.AutoReply _, Reading.ReadReceipt _, Reading.Challenge _ ->
                Opened.as(new Taken.Kept(message.uid(), kind, mail, List.of()));
            case DeliveryReport report ->
                report(place, new Taken.Kept(message.uid(), kind, mail, List.of()), report, understood);
        };
    }

    private Opened report(Place place, Taken.Kept kept, DeliveryReport report, Understood understood) {
        // nobody on the list was mailed: what comes back of a test is for whoever made it
        Optional<UUID> test = report.original().messageId().flatMap(TestMail::idIn);
        if (test.isPresent()) {
            return Opened.as(new Taken.OfTest(
                    kept.uid(),
                    kept.kind(),
                    kept.mail(),
                    test.get(),
                    words(understood.verdicts()),
                    hardness(understood.verdicts())));
        }
        // nor was anybody on the list told of an alarm
        if (AlarmMail.isAbout(report.original().messageId(), report.original().headers()::has)) {
            return Opened.as(kept);
        }
        Account account = place.account();
        Instant now = clock.instant();
        List<Event> events = BouncesIn.of(kept.mail(), understood, now);
        Original original = report.original();
        boolean marked = account.restraint().marks().areOn(original.headers()::has, original.from());
        Belief belief = new Belief(place, understood.provenance(), marked, deadDomains, now);
        boolean anyHard = events.stream().anyMatch(event -> event.kind() == Kind.HARD_BOUNCE);
        return new Opened(
                original.messageId().map(Set::of).orElse(Set.of()),
                Set.of(),
                anyHard ? understood.provenance().keyNames(account.authors()) : Set.of(),
                known -> belief.in(kept, events, known));
    }

    private static Optional<Hardness> hardness(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Bounce.class::isInstance)
                .map(verdict -> ((Verdict.Bounce) verdict).hardness())
                .findFirst();
    }

    private static String words(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> switch (verdict) {
                    case Verdict.Bounce bounce ->
                        "%s: %s, %s: %s"
                                .formatted(
                                        bounce.recipient(),
                                        bounce.hardness().name().toLowerCase(Locale.ROOT),
                                        bounce.reason(),
                                        bounce.reason().meaning());
                    case Verdict.NotABounce no -> no.recipient() + ": " + no.why();
                })
                .collect(Collectors.joining("; "));
    }
}

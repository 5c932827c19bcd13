package dev.ricochet.outbox;

import dev.ricochet.verdict.Evidence;
import dev.ricochet.verdict.Evidence.Where;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Mails and events of an account that no other test has. */
public record Sample(UUID account) {
    public static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    public static Sample ofNewAccount() {
        return new Sample(UUID.randomUUID());
    }

    public KeptMail mail(String subject) {
        Fingerprint fingerprint = new Fingerprint("1:" + "%064x".formatted(subject.hashCode()));
        Optional<MessageId> id = MessageId.parse("<" + subject + "@mx.example.net>");
        return new KeptMail(
                EventId.ofMail(account, id, fingerprint),
                account,
                fingerprint,
                id,
                "bounce",
                "rfc3464",
                "",
                "INBOX",
                THEN);
    }

    /** What a mail of that subject says of a recipient. */
    public Event event(String subject, String recipient, Kind kind, Optional<MessageId> original) {
        KeptMail mail = mail(subject);
        EmailAddress address = EmailAddress.parse(recipient).orElseThrow();
        return new Event(
                EventId.of(account, mail.messageId(), mail.fingerprint(), address),
                account,
                mail.id(),
                kind,
                address,
                Optional.empty(),
                Optional.of(Reason.MAILBOX_FULL),
                new Evidence("mailbox-full", "552 5.2.2 Mailbox full", "RFC 3463, 3.3", Where.ANSWER),
                THEN,
                THEN,
                original,
                Optional.empty(),
                true);
    }

    /** The same of a mail that was sent on, told of the address that failed. */
    public static Event sentOn(Event event, String to) {
        EmailAddress failed = EmailAddress.parse(to).orElseThrow();
        return new Event(
                event.id(),
                event.account(),
                event.mail(),
                event.kind(),
                failed,
                Optional.of(new Detour(event.recipient(), failed)),
                event.reason(),
                event.evidence(),
                event.occurredAt(),
                event.arrivedAt(),
                event.original(),
                event.meta(),
                event.campaign());
    }

    /** Soft bounces of so many recipients in one mail. */
    public List<Event> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> event("batch", "person" + i + "@example.org", Kind.SOFT_BOUNCE, Optional.empty()))
                .toList();
    }

    public static List<Outbox.Entry> free(List<Event> events) {
        return events.stream()
                .map(event -> new Outbox.Entry(event, Optional.empty()))
                .toList();
    }
}

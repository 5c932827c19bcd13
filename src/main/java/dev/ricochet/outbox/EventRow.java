package dev.ricochet.outbox;

import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code event}, for reading. */
@Entity
@Immutable
@Table(name = "event")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class EventRow {
    @Id
    UUID id;

    UUID account;
    UUID mail;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String recipient;

    @Enumerated(EnumType.STRING)
    @Nullable
    Reason reason;

    String rule;
    String evidence;

    @Column(name = "occurred_at")
    Instant occurredAt;

    @Column(name = "arrived_at")
    Instant arrivedAt;

    @Nullable
    String original;

    @Nullable
    String meta;

    boolean campaign;

    Event toEvent() {
        return new Event(
                id,
                account,
                mail,
                kind,
                EmailAddress.parse(recipient).orElseThrow(),
                Optional.ofNullable(reason),
                new Evidence(rule, evidence),
                occurredAt,
                arrivedAt,
                Optional.ofNullable(original).map(MessageId::new),
                Optional.ofNullable(meta),
                campaign);
    }
}

package dev.ricochet.outbox;

import dev.ricochet.verdict.Evidence;
import dev.ricochet.verdict.Evidence.Where;
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

    @Nullable
    String mailed;

    @Nullable
    String failed;

    @Enumerated(EnumType.STRING)
    @Nullable
    Reason reason;

    String rule;
    String evidence;

    @Column(name = "rule_source")
    @Nullable
    String ruleSource;

    @Column(name = "evidence_in")
    @Enumerated(EnumType.STRING)
    @Nullable
    Where evidenceIn;

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
                detour(),
                Optional.ofNullable(reason),
                kept(),
                occurredAt,
                arrivedAt,
                Optional.ofNullable(original).map(MessageId::new),
                Optional.ofNullable(meta),
                campaign);
    }

    private Optional<Detour> detour() {
        return mailed == null || failed == null
                ? Optional.empty()
                : Optional.of(new Detour(
                        EmailAddress.parse(mailed).orElseThrow(),
                        EmailAddress.parse(failed).orElseThrow()));
    }

    private Evidence kept() {
        return new Evidence(
                rule, evidence, ruleSource == null ? "" : ruleSource, evidenceIn == null ? Where.NOT_KEPT : evidenceIn);
    }
}

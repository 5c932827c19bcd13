package dev.ricochet.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code telling} with its event, for reading; what changes it is written as SQL. */
@Entity
@Immutable
@Table(name = "telling")
@IdClass(TellingKey.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class TellingRow {
    @Id
    UUID event;

    @Id
    UUID target;

    @ManyToOne(optional = false)
    @JoinColumn(name = "event", insertable = false, updatable = false)
    EventRow fact;

    @Convert(converter = StateWord.class)
    State state;

    @Enumerated(EnumType.STRING)
    @Column(name = "hold_cause")
    @Nullable
    HoldCause holdCause;

    @Column(name = "hold_detail")
    @Nullable
    String holdDetail;

    @Enumerated(EnumType.STRING)
    @Column(name = "told_as")
    @Nullable
    Kind toldAs;

    @Column(name = "told_as_why")
    @Nullable
    String toldAsWhy;

    int attempt;

    @Column(name = "unknown_times")
    int unknownTimes;

    @Column(name = "unknown_at")
    @Nullable
    Instant unknownAt;

    @Column(name = "last_attempt_at")
    @Nullable
    Instant lastAttemptAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Column(name = "kept_at")
    Instant keptAt;

    @Nullable
    String words;

    Standing toStanding() {
        return new Standing(
                fact.toEvent(),
                target,
                state,
                Optional.ofNullable(holdCause),
                Optional.ofNullable(holdDetail),
                Optional.ofNullable(toldAs),
                Optional.ofNullable(toldAsWhy),
                keptAt,
                attempt,
                unknownTimes,
                Optional.ofNullable(lastAttemptAt),
                Optional.ofNullable(settledAt),
                Optional.ofNullable(words));
    }
}

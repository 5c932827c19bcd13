package dev.ricochet.outbox;

import dev.ricochet.vocabulary.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what was read: a statement for the mails, one for the targets, one for the events and their tellings. */
final class Keeping {
    private static final int LONGEST_META = 2000;
    private static final int LONGEST_DETAIL = 200;
    private static final int LONGEST_WHY = 200;

    private static final String MAILS = """
            insert into mail (id, account, fingerprint, message_id, kind, reported_by, origin, folder, received_at)
            select id, account, fingerprint, message_id, kind, reported_by, origin, folder, received_at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::timestamptz[])
                as given (id, account, fingerprint, message_id, kind, reported_by, origin, folder, received_at)
             order by id
                on conflict do nothing
            """;

    private static final String TARGETS = """
            insert into target (id)
            select distinct id from unnest(?::uuid[]) as given (id)
             order by id
                on conflict do nothing
            """;

    /** Whether an event has been told, or may have been, or is about to be; a forgery that is held stands in nobody's way. */
    static final String COUNTS_AS_TOLD = """
            (told.state in ('waiting', 'sending', 'unknown', 'told')
             or told.hold_cause in ('UNKNOWN_ONCE', 'UNKNOWN_TWICE', 'RESTORED'))""";

    /** Whether that was told as hard: what is told milder stands in no harder one's way. */
    static final String TOLD_HARD = "(other.kind = 'HARD_BOUNCE' and told.told_as is null)";

    // Events of one batch do not see each other's rows: the earlier ones are asked for among what is given.
    private static final String EVENTS = """
            with given as (
              select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                   ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                                   ?::text[], ?::boolean[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                 with ordinality
                   as given (id, account, mail, kind, recipient, mailed, failed, reason, rule, rule_source, evidence, evidence_in,
                             occurred_at, arrived_at, original, meta, campaign, about, hold_cause, hold_detail, softened,
                             place)
            ), identity as (
              insert into event_identity (id)
              select id from given
               where not exists (select from forgotten_identity, forgotten_key where hash = sha256(key || uuid_send(given.id)))
               order by id
                  on conflict do nothing
              returning id
            ), fresh as (
              select given.*, kind = 'HARD_BOUNCE' and softened is null as hard from given join identity using (id)
            ), fact as (
              insert into event (id, account, mail, kind, recipient, mailed, failed, reason, rule, rule_source, evidence,
                                 evidence_in, occurred_at, arrived_at, original, meta, campaign, about)
              select id, account, mail, kind, recipient, mailed, failed, reason, rule, rule_source, evidence, evidence_in,
                     occurred_at, arrived_at, original, meta, campaign, about
                from fresh
               order by id
            ), judged as (
              select fresh.*, hold_cause is null and about is not null and (
                       exists (select from fresh earlier
                                where earlier.about = fresh.about and earlier.place < fresh.place and earlier.hold_cause is null
                                  and (earlier.hard or not fresh.hard))
                    or exists (select from event other join telling told on told.event = other.id and told.target = fresh.account
                                where other.about = fresh.about and %s
                                  and (%s or not fresh.hard))) as superseded
                from fresh
            )
            insert into telling (event, target, state, hold_cause, hold_detail, told_as, told_as_why, settled_at)
            select id, account,
                   case when superseded then 'superseded' when hold_cause is not null then 'held' else 'waiting' end,
                   hold_cause, hold_detail, case when softened is not null then 'SOFT_BOUNCE' end, softened,
                   case when superseded then now() end
              from judged
             order by id
            """.formatted(COUNTS_AS_TOLD, TOLD_HARD);

    /** Events in one statement: each is compared with all before it, so a report of ten thousand recipients goes in parts. */
    private static final int MOST_AT_ONCE = 500;

    private final Connection connection;

    Keeping(Connection connection) {
        this.connection = connection;
    }

    void mails(List<KeptMail> mails) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(MAILS)) {
            bind(
                    insert,
                    mails,
                    KeptMail::id,
                    KeptMail::account,
                    KeptMail::fingerprint,
                    mail -> mail.messageId().map(MessageId::value).orElse(null),
                    mail -> Words.atMost(40, mail.kind()),
                    mail -> Words.atMost(200, mail.reportedBy()),
                    mail -> Words.atMost(1000, mail.origin()),
                    mail -> Words.atMost(1000, mail.folder()),
                    KeptMail::receivedAt);
            insert.executeUpdate();
        }
    }

    Outbox.Added events(List<Outbox.Entry> entries) throws SQLException {
        Map<UUID, Outbox.Entry> once = new LinkedHashMap<>();
        entries.forEach(entry -> once.putIfAbsent(entry.event().id(), entry));
        try (PreparedStatement insert = connection.prepareStatement(TARGETS)) {
            bind(insert, once.values(), entry -> entry.event().account());
            insert.executeUpdate();
        }
        int fresh = 0;
        List<Outbox.Entry> all = List.copyOf(once.values());
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            fresh += insert(all.subList(from, Math.min(from + MOST_AT_ONCE, all.size())));
        }
        return new Outbox.Added(fresh, entries.size() - fresh);
    }

    private int insert(List<Outbox.Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(EVENTS)) {
            bind(
                    insert,
                    entries,
                    entry -> entry.event().id(),
                    entry -> entry.event().account(),
                    entry -> entry.event().mail(),
                    entry -> entry.event().kind(),
                    entry -> entry.event().recipient(),
                    entry -> entry.event().detour().map(Detour::mailed).orElse(null),
                    entry -> entry.event().detour().map(Detour::failed).orElse(null),
                    entry -> entry.event().reason().orElse(null),
                    entry -> Words.atMost(200, entry.event().evidence().ruleId()),
                    entry -> Words.atMost(500, entry.event().evidence().source()),
                    entry -> Words.atMost(500, entry.event().evidence().matched()),
                    entry -> entry.event().evidence().where().name(),
                    entry -> entry.event().occurredAt(),
                    entry -> entry.event().arrivedAt(),
                    entry -> entry.event().original().map(MessageId::value).orElse(null),
                    entry -> meta(entry.event()),
                    entry -> entry.event().campaign(),
                    entry -> EventId.about(entry.event()).orElse(null),
                    entry -> entry.hold().orElse(null),
                    entry -> detail(entry),
                    entry -> entry.softened()
                            .map(why -> Words.atMost(LONGEST_WHY, why))
                            .orElse(null));
            return insert.executeUpdate();
        }
    }

    private static @Nullable String detail(Outbox.Entry entry) {
        return entry.hold()
                .filter(cause -> cause == HoldCause.DEAD_DOMAIN)
                .map(_ -> entry.event().failingDomain())
                .filter(domain -> domain.length() <= LONGEST_DETAIL)
                .orElse(null);
    }

    // given back unchanged or not at all
    private static @Nullable String meta(Event event) {
        return event.meta()
                .filter(meta -> meta.length() <= LONGEST_META && meta.indexOf('\0') < 0)
                .orElse(null);
    }

    /** One array a column; as text, which the statement casts. */
    @SafeVarargs
    private <R> void bind(PreparedStatement statement, Collection<R> rows, Function<R, @Nullable Object>... columns)
            throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            Function<R, @Nullable Object> column = columns[i];
            @Nullable
            Object[] values = rows.stream()
                    .map(row -> Objects.toString(column.apply(row), null))
                    .toArray();
            statement.setArray(i + 1, connection.createArrayOf("text", values));
        }
    }
}

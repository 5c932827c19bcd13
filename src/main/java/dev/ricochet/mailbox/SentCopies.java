package dev.ricochet.mailbox;

import dev.ricochet.vocabulary.Digest128;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.OrganisationalDomain;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What the account is known to have sent, and to whom: hashes of the copies in its Sent folder. Message-IDs are not
 * secrets, but nobody who writes to the inbox knows which ones went out to whom.
 */
@ApplicationScoped
public class SentCopies {
    // a copy that is read again is not counted again
    private static final String ADD = """
            with given as (
              select distinct on (m, r) m, r, receiver, sent_at, marked
                from unnest(cast(:messages as uuid[]), cast(:recipients as uuid[]), cast(:receivers as text[]),
                            cast(:times as timestamptz[]), cast(:marked as boolean[]))
                  as copy (m, r, receiver, sent_at, marked)
               order by m, r, sent_at
            ), fresh as (
              insert into sent_copy (account, message_id, recipient, sent_at, marked)
              select :account, m, r, sent_at, marked from given
               order by m, r
                  on conflict do nothing
              returning message_id, recipient
            )
            insert into sent_volume (account, slot, receiver, mails)
            select :account, date_bin(interval '10 minutes', sent_at, timestamptz 'epoch'), receiver, count(*)
              from fresh join given on m = message_id and r = recipient
             group by 2, 3
             order by 2, 3
                on conflict (account, slot, receiver) do update set mails = sent_volume.mails + excluded.mails
            """;

    private static final String TIMES = """
            select message_id, min(sent_at) from sent_copy
             where account = :account and message_id = any(cast(:messages as uuid[])) and sent_at is not null
             group by message_id
            """;

    private static final String FIND =
            "select message_id, recipient, marked from sent_copy where account = :account and message_id = any(cast(:messages as uuid[]))";

    private static final String PEOPLE = """
            select recipient, bool_or(marked) from sent_copy
             where account = :account and recipient = any(cast(:people as uuid[]))
             group by recipient
            """;

    private static final String CAMPAIGN_SEEN =
            "insert into campaign_seen (account) values (:account) on conflict do nothing";

    private static final String CAMPAIGN_SEEN_BY =
            "select account from campaign_seen where account = any(cast(:accounts as uuid[]))";

    private static final String FORGET = "delete from sent_copy where seen_at < now() - interval '60 days'";

    private static final String FORGET_VOLUMES = "delete from sent_volume where slot < now() - interval '60 days'";

    private static final String FORGET_PERSON = """
            delete from sent_copy
             where recipient = :recipient
               and (cast(:accounts as uuid[]) is null or account = any(cast(:accounts as uuid[])))
            """;

    private final Session database;

    public SentCopies(Session database) {
        this.database = database;
    }

    /**
     * The part of it that somebody asks about. Each of several recipients has the Message-ID, and could speak about the
     * others: such a mail proves nothing.
     */
    public static final class Known {
        private static final UUID SEVERAL = new UUID(0, 0);

        private final Map<UUID, UUID> recipients = new HashMap<>();
        private final Set<UUID> marked = new HashSet<>();
        private final Map<UUID, Boolean> people = new HashMap<>();

        /** Whether we sent this mail to one person alone. */
        public boolean has(MessageId message) {
            UUID recipient = recipients.get(Digest128.of(message.value()));
            return recipient != null && !recipient.equals(SEVERAL);
        }

        /** Whether we sent this mail to this person alone. */
        public boolean has(MessageId message, EmailAddress recipient) {
            return Digest128.of(recipient.key()).equals(recipients.get(Digest128.of(message.value())));
        }

        /** Whether we sent this mail, to however many. */
        public boolean knows(MessageId message) {
            return recipients.containsKey(Digest128.of(message.value()));
        }

        /** Whether it carried a mark of campaign mail. */
        public boolean isMarked(MessageId message) {
            return marked.contains(Digest128.of(message.value()));
        }

        /** Whether we sent this person anything. */
        public boolean hasMailed(EmailAddress person) {
            return people.containsKey(Digest128.of(person.key()));
        }

        /** Whether we sent this person a mail with a mark of campaign mail. */
        public boolean isCustomer(EmailAddress person) {
            return people.getOrDefault(Digest128.of(person.key()), false);
        }

        /** Knows one more. */
        public void add(SentHeader header) {
            header.id()
                    .map(id -> Digest128.of(id.value()))
                    .ifPresent(message -> header.recipients()
                            .forEach(recipient -> add(message, Digest128.of(recipient.key()), header.marked())));
        }

        private void add(UUID message, UUID recipient, boolean isMarked) {
            if (isMarked) {
                marked.add(message);
            }
            people.merge(recipient, isMarked, Boolean::logicalOr);
            recipients.merge(message, recipient, (one, other) -> one.equals(other) ? one : SEVERAL);
        }
    }

    public void add(UUID account, List<SentHeader> headers) {
        List<UUID> messages = new ArrayList<>();
        List<UUID> recipients = new ArrayList<>();
        List<String> receivers = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        List<Boolean> marked = new ArrayList<>();
        for (SentHeader header : headers) {
            header.id()
                    .ifPresent(id -> header.recipients().forEach(recipient -> {
                        messages.add(Digest128.of(id.value()));
                        recipients.add(Digest128.of(recipient.key()));
                        receivers.add(OrganisationalDomain.of(recipient.domain()));
                        times.add(header.sentAt());
                        marked.add(header.marked());
                    }));
        }
        if (!messages.isEmpty()) {
            database.createNativeMutationQuery(ADD)
                    .setParameter("account", account)
                    .setParameter("messages", array(messages))
                    .setParameter("recipients", array(recipients))
                    .setParameter("receivers", array(receivers))
                    .setParameter("times", array(times))
                    .setParameter("marked", array(marked))
                    .executeUpdate();
        }
        if (headers.stream().anyMatch(SentHeader::marked)) {
            database.createNativeMutationQuery(CAMPAIGN_SEEN)
                    .setParameter("account", account)
                    .executeUpdate();
        }
    }

    /** Those of the accounts among whose sent mail marked campaign mail was seen, however long ago. */
    public Set<UUID> withCampaignMail(Collection<UUID> accounts) {
        return Set.copyOf(database.createNativeQuery(CAMPAIGN_SEEN_BY, UUID.class)
                .setParameter("accounts", array(accounts))
                .getResultList());
    }

    /** When these mails were sent, as far as it is known. */
    public Map<MessageId, Instant> times(UUID account, Collection<MessageId> ids) {
        Map<UUID, MessageId> asked = new HashMap<>();
        ids.forEach(id -> asked.put(Digest128.of(id.value()), id));
        Map<MessageId, Instant> times = new HashMap<>();
        List<Object[]> rows = database.createNativeQuery(TIMES, Object[].class)
                .setParameter("account", account)
                .setParameter("messages", array(asked.keySet()))
                .getResultList();
        for (Object[] row : rows) {
            times.put(Objects.requireNonNull(asked.get((UUID) row[0])), (Instant) row[1]);
        }
        return times;
    }

    /** What was sent under these identifiers, and whether anything was to these people. */
    public Known find(UUID account, Collection<MessageId> ids, Collection<EmailAddress> people) {
        Known known = find(account, ids);
        if (!people.isEmpty()) {
            List<Object[]> rows = database.createNativeQuery(PEOPLE, Object[].class)
                    .setParameter("account", account)
                    .setParameter(
                            "people",
                            array(people.stream()
                                    .map(person -> Digest128.of(person.key()))
                                    .toList()))
                    .getResultList();
            rows.forEach(row -> known.people.put((UUID) row[0], (Boolean) row[1]));
        }
        return known;
    }

    public Known find(UUID account, Collection<MessageId> ids) {
        Known known = new Known();
        if (ids.isEmpty()) {
            return known;
        }
        List<Object[]> rows = database.createNativeQuery(FIND, Object[].class)
                .setParameter("account", account)
                .setParameter(
                        "messages",
                        array(ids.stream().map(id -> Digest128.of(id.value())).toList()))
                .getResultList();
        for (Object[] row : rows) {
            known.add((UUID) row[0], (UUID) row[1], (Boolean) row[2]);
        }
        return known;
    }

    public void forget() {
        database.createNativeMutationQuery(FORGET).executeUpdate();
        database.createNativeMutationQuery(FORGET_VOLUMES).executeUpdate();
    }

    /** Forgets what was sent to a person, within these accounts; empty means in all. */
    public void forget(EmailAddress person, Optional<Set<UUID>> accounts) {
        database.createNativeMutationQuery(FORGET_PERSON)
                .setParameter("recipient", Digest128.of(person.key()))
                .setParameter("accounts", accounts.map(SentCopies::array).orElse(null), String.class)
                .executeUpdate();
    }

    // PostgreSQL's own text form of an array: {"a","b","c"}
    private static String array(Collection<?> values) {
        return values.stream()
                .map(value -> value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                .collect(Collectors.joining("\",\"", values.isEmpty() ? "{" : "{\"", values.isEmpty() ? "}" : "\"}"));
    }
}

package dev.ricochet.mailbox;

import dev.ricochet.vocabulary.Digest128;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What the account is known to have sent, and to whom: hashes of the copies in its Sent folder. Message-IDs are not
 * secrets, but nobody who writes to the inbox knows which ones went out to whom.
 */
@ApplicationScoped
public class SentCopies {
    private static final String ADD = """
            insert into sent_copy (account, message_id, recipient)
            select :account, m, r from unnest(cast(:messages as uuid[]), cast(:recipients as uuid[])) as copy (m, r)
             order by m, r
                on conflict do nothing
            """;

    private static final String FIND =
            "select message_id, recipient from sent_copy where account = :account and message_id = any(cast(:messages as uuid[]))";

    private static final String FORGET = "delete from sent_copy where seen_at < now() - interval '60 days'";

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

        /** Knows one more. */
        public void add(SentHeader header) {
            header.id()
                    .map(id -> Digest128.of(id.value()))
                    .ifPresent(message ->
                            header.recipients().forEach(recipient -> add(message, Digest128.of(recipient.key()))));
        }

        private void add(UUID message, UUID recipient) {
            recipients.merge(message, recipient, (one, other) -> one.equals(other) ? one : SEVERAL);
        }
    }

    public void add(UUID account, List<SentHeader> headers) {
        List<UUID> messages = new ArrayList<>();
        List<UUID> recipients = new ArrayList<>();
        for (SentHeader header : headers) {
            header.id()
                    .ifPresent(id -> header.recipients().forEach(recipient -> {
                        messages.add(Digest128.of(id.value()));
                        recipients.add(Digest128.of(recipient.key()));
                    }));
        }
        if (!messages.isEmpty()) {
            database.createNativeMutationQuery(ADD)
                    .setParameter("account", account)
                    .setParameter("messages", array(messages))
                    .setParameter("recipients", array(recipients))
                    .executeUpdate();
        }
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
            known.add((UUID) row[0], (UUID) row[1]);
        }
        return known;
    }

    public void forget() {
        database.createNativeMutationQuery(FORGET).executeUpdate();
    }

    /** Forgets what was sent to a person, within these accounts; empty means in all. */
    public void forget(EmailAddress person, Optional<Set<UUID>> accounts) {
        database.createNativeMutationQuery(FORGET_PERSON)
                .setParameter("recipient", Digest128.of(person.key()))
                .setParameter("accounts", accounts.map(SentCopies::array).orElse(null), String.class)
                .executeUpdate();
    }

    // PostgreSQL's own text form of an array: {a,b,c}
    private static String array(Collection<UUID> ids) {
        StringBuilder text = new StringBuilder("{");
        for (UUID id : ids) {
            text.append(text.length() == 1 ? "" : ",").append(id);
        }
        return text.append('}').toString();
    }
}

package dev.ricochet.unread;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Mails that look like a bounce and were not understood, kept for a person to look at; the oldest go first. */
@ApplicationScoped
public class Unread {
    /** Bytes kept of one mail. */
    public static final int LONGEST = 256 * 1024;

    /** Bytes kept of one account. */
    public static final long MOST = 200L * 1024 * 1024;

    private static final String KEEP = """
            insert into unread_mail (id, account, why, folder, received_at, front)
            values (:id, :account, :why, :folder, :received, :front)
                on conflict (id) do nothing
            """;

    private static final String MAKE_ROOM = """
            delete from unread_mail where id in (
                select id from (
                    select id, sum(length(front)) over (order by kept_at desc, id) as so_far
                      from unread_mail where account = :account) newest_first
                 where so_far > :most)
            """;

    private static final String COUNT = "select count(*) from unread_mail where account = :account";

    // in the clear alone: what a part of a mail encodes is not found
    private static final String FORGET = """
            delete from unread_mail
             where position(lower(:address) in lower(encode(front, 'escape'))) > 0
               and (cast(:accounts as uuid[]) is null or account = any(cast(:accounts as uuid[])))
            """;

    private final Session database;

    public Unread(Session database) {
        this.database = database;
    }

    /** Keeps the front of a mail in the caller's transaction; twice is once. */
    public void keep(UUID id, UUID account, String why, String folder, Instant receivedAt, byte[] bytes) {
        database.createNativeMutationQuery(KEEP)
                .setParameter("id", id)
                .setParameter("account", account)
                .setParameter("why", why.substring(0, Math.min(why.length(), 500)))
                .setParameter("folder", folder)
                .setParameter("received", receivedAt)
                .setParameter("front", bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes)
                .executeUpdate();
    }

    public void makeRoom(UUID account) {
        database.createNativeMutationQuery(MAKE_ROOM)
                .setParameter("account", account)
                .setParameter("most", MOST)
                .executeUpdate();
    }

    public long count(UUID account) {
        return database.createNativeQuery(COUNT, Long.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    /** Forgets every mail that names a person, within these accounts; empty means in all. */
    public void forget(EmailAddress person, Optional<Set<UUID>> accounts) {
        database.createNativeMutationQuery(FORGET)
                .setParameter("address", person.key())
                .setParameter("accounts", array(accounts), String.class)
                .executeUpdate();
    }

    // PostgreSQL's own text form of an array: {a,b,c}
    private static @Nullable String array(Optional<Set<UUID>> ids) {
        return ids.map(all -> all.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .orElse(null);
    }
}

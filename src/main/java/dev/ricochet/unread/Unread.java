package dev.ricochet.unread;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.Session;

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
}

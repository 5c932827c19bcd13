package dev.ricochet.unread;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Mails that could not be taken, by their place on the server, so that a person can look at them there. */
@ApplicationScoped
public class SetAside {
    private static final String KEEP = """
            insert into set_aside (account, folder, uid_validity, uid, cause, words)
            values (:account, :folder, :validity, :uid, :cause, :words)
                on conflict (account, folder, uid_validity, uid)
                do update set cause = excluded.cause, words = excluded.words, at = now()
            """;

    private static final String COUNT = "select count(*) from set_aside where account = :account";

    private static final String OF_LATE = """
            select account, cause, count(*) as mails, (array_agg(folder order by at desc, uid))[1] as folder,
                   (array_agg(uid order by at desc, uid))[1] as uid
              from set_aside
             where at > now() - :seconds * interval '1 second'
             group by account, cause
             order by account, cause
            """;

    private final Session database;

    public SetAside(Session database) {
        this.database = database;
    }

    /** Why a mail was set aside; also the values of a metric's label. */
    public enum Cause {
        /** The server could not give it. */
        UNFETCHABLE,
        /** The process died over it, again and again. */
        DEADLY,
        /** What it says could not be kept. */
        UNKEEPABLE
    }

    public void keep(UUID account, String folder, long uidValidity, long uid, Cause cause, String words) {
        database.createNativeMutationQuery(KEEP)
                .setParameter("account", account)
                .setParameter("folder", folder)
                .setParameter("validity", uidValidity)
                .setParameter("uid", uid)
                .setParameter("cause", cause.name())
                .setParameter("words", words.substring(0, Math.min(words.length(), 500)))
                .executeUpdate();
    }

    /**
     * Mails of one account that were set aside.
     *
     * @param folder where one of them is
     */
    public record Some(UUID account, Cause cause, long mails, String folder, long uid) {}

    /** What was set aside of late, by account and cause. */
    public List<Some> ofLate(Duration time) {
        return database
                .createNativeQuery(OF_LATE, Tuple.class)
                .setParameter("seconds", time.toSeconds())
                .getResultList()
                .stream()
                .map(row -> new Some(
                        row.get("account", UUID.class),
                        Cause.valueOf(row.get("cause", String.class)),
                        row.get("mails", Long.class),
                        row.get("folder", String.class),
                        row.get("uid", Long.class)))
                .toList();
    }

    public long count(UUID account) {
        return database.createNativeQuery(COUNT, Long.class)
                .setParameter("account", account)
                .getSingleResult();
    }
}

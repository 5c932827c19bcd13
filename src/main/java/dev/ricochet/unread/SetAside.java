package dev.ricochet.unread;

import jakarta.enterprise.context.ApplicationScoped;
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

    public long count(UUID account) {
        return database.createNativeQuery(COUNT, Long.class)
                .setParameter("account", account)
                .getSingleResult();
    }
}

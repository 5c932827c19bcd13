package dev.ricochet.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What a process was about to take when it was last heard of. A mark is committed before mails are fetched and parsed,
 * and removed in the transaction that stores them; one that is found under another owner's name tells of a death. Only
 * deaths are counted, so that a lost database or a cut connection never speaks against a mail.
 */
@ApplicationScoped
public class Unfinished {
    private static final String FIND = """
            select uid_validity, first_uid, last_uid, owner, deaths from mailbox_unfinished
             where account = :account and folder = :folder
            """;

    private static final String MARK = """
            insert into mailbox_unfinished (account, folder, uid_validity, first_uid, last_uid, owner, deaths)
            values (:account, :folder, :validity, :first, :last, :owner, :deaths)
                on conflict (account, folder)
                do update set uid_validity = excluded.uid_validity, first_uid = excluded.first_uid,
                              last_uid = excluded.last_uid, owner = excluded.owner, deaths = excluded.deaths
            """;

    private static final String CLEAR = "delete from mailbox_unfinished where account = :account and folder = :folder";

    private final Session database;

    public Unfinished(Session database) {
        this.database = database;
    }

    /**
     * A range of UIDs that was begun.
     *
     * @param deaths how many processes ended in it
     */
    public record Mark(long uidValidity, long firstUid, long lastUid, String owner, int deaths) {}

    public Optional<Mark> find(UUID account, String folder) {
        List<Tuple> rows = database.createNativeQuery(FIND, Tuple.class)
                .setParameter("account", account)
                .setParameter("folder", folder)
                .getResultList();
        return rows.stream()
                .map(row -> new Mark(
                        row.get("uid_validity", Long.class),
                        row.get("first_uid", Long.class),
                        row.get("last_uid", Long.class),
                        row.get("owner", String.class),
                        row.get("deaths", Integer.class)))
                .findFirst();
    }

    public void mark(UUID account, String folder, Mark mark) {
        database.createNativeMutationQuery(MARK)
                .setParameter("account", account)
                .setParameter("folder", folder)
                .setParameter("validity", mark.uidValidity())
                .setParameter("first", mark.firstUid())
                .setParameter("last", mark.lastUid())
                .setParameter("owner", mark.owner())
                .setParameter("deaths", mark.deaths())
                .executeUpdate();
    }

    public void clear(UUID account, String folder) {
        database.createNativeMutationQuery(CLEAR)
                .setParameter("account", account)
                .setParameter("folder", folder)
                .executeUpdate();
    }
}

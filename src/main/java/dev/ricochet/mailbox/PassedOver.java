package dev.ricochet.mailbox;

import dev.ricochet.mailbox.Cursors.Under;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What a search passed over and nobody has looked at yet. A stretch is noted in the transaction that moves the cursor over
 * it, and is let go of only when the headers of everything in it have been read.
 */
@ApplicationScoped
public class PassedOver {
    private static final String NOTE = """
            insert into mailbox_passed_over (account, folder, uid_validity, above_uid, last_uid, read_uids)
            values (:account, :folder, :validity, :above, :last, cast(:read as bigint[]))
                on conflict (account, folder, uid_validity, last_uid)
                do update set above_uid = excluded.above_uid, read_uids = excluded.read_uids, deaths = 0
            """;

    private static final String NEXT = """
            select above_uid, last_uid, cast(read_uids as text) as read_uids, deaths from mailbox_passed_over
             where account = :account and folder = :folder and uid_validity = :validity
             order by last_uid
             limit 1
            """;

    private static final String BEGIN = """
            update mailbox_passed_over set deaths = deaths + :more
             where account = :account and folder = :folder and uid_validity = :validity and last_uid = :last
            """;

    private static final String UNDER_LEASE =
            " exists (select 1 from lease where name = :lease and owner = :owner and fence = :fence and until > now())";

    private static final String ADVANCE = """
            update mailbox_passed_over set above_uid = :uid, deaths = 0
             where account = :account and folder = :folder and uid_validity = :validity
               and last_uid = :last and above_uid < :uid and last_uid > :uid and %s
            """.formatted(UNDER_LEASE);

    private static final String FINISH = """
            delete from mailbox_passed_over
             where account = :account and folder = :folder and uid_validity = :validity and last_uid = :last and %s
            """.formatted(UNDER_LEASE);

    // another numbering: what it meant is read anew
    private static final String FORGET = """
            delete from mailbox_passed_over
             where account = :account and folder = :folder and uid_validity <> :validity
            """;

    private static final String WAITING =
            "select coalesce(sum(last_uid - above_uid), 0)::bigint from mailbox_passed_over where account = :account";

    private final Session database;

    public PassedOver(Session database) {
        this.database = database;
    }

    /**
     * A stretch of a folder.
     *
     * @param above its place, as it was checked so far
     * @param lastUid its end
     * @param read what of it was read because the search named it
     * @param deaths how many processes ended while they read a mail from here
     */
    public record Stretch(Cursor above, long lastUid, Set<Long> read, int deaths) {}

    /** The search passed over all from the cursor's place to a UID but these mails. */
    public void note(Cursor above, long lastUid, Collection<Long> read) {
        database.createNativeMutationQuery(NOTE)
                .setParameter("account", above.account())
                .setParameter("folder", above.folder())
                .setParameter("validity", above.uidValidity())
                .setParameter("above", above.lastUid())
                .setParameter("last", lastUid)
                .setParameter("read", read.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .executeUpdate();
    }

    /** The oldest that is left in a folder. */
    public Optional<Stretch> next(Cursor folder) {
        List<Tuple> rows = database.createNativeQuery(NEXT, Tuple.class)
                .setParameter("account", folder.account())
                .setParameter("folder", folder.folder())
                .setParameter("validity", folder.uidValidity())
                .getResultList();
        return rows.stream()
                .map(row -> new Stretch(
                        folder.at(row.get("above_uid", Long.class)),
                        row.get("last_uid", Long.class),
                        uids(row.get("read_uids", String.class)),
                        row.get("deaths", Integer.class)))
                .findFirst();
    }

    /** A mail from here is about to be read; if that is the last that is heard of us, it counts as a death. */
    public void begin(Stretch stretch) {
        countDeath(stretch, 1);
    }

    /** It was not the mail that kept us from reading it. */
    public void spare(Stretch stretch) {
        countDeath(stretch, -1);
    }

    /** Everything up to a UID has been looked at; false when the lease is not ours any more. */
    public boolean checked(Stretch stretch, long uid, Under under) {
        Cursor above = stretch.above();
        var sql = uid >= stretch.lastUid()
                ? database.createNativeMutationQuery(FINISH)
                : database.createNativeMutationQuery(ADVANCE).setParameter("uid", uid);
        return sql.setParameter("account", above.account())
                        .setParameter("folder", above.folder())
                        .setParameter("validity", above.uidValidity())
                        .setParameter("last", stretch.lastUid())
                        .setParameter("lease", under.lease())
                        .setParameter("owner", under.owner())
                        .setParameter("fence", under.fence())
                        .executeUpdate()
                == 1;
    }

    /** Lets go of stretches of a numbering that a folder has no more. */
    public void forgetOtherNumberings(Cursor folder) {
        database.createNativeMutationQuery(FORGET)
                .setParameter("account", folder.account())
                .setParameter("folder", folder.folder())
                .setParameter("validity", folder.uidValidity())
                .executeUpdate();
    }

    /** How many UIDs of an account wait for the full check. */
    public long waiting(UUID account) {
        return database.createNativeQuery(WAITING, Long.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    private void countDeath(Stretch stretch, int more) {
        Cursor above = stretch.above();
        database.createNativeMutationQuery(BEGIN)
                .setParameter("more", more)
                .setParameter("account", above.account())
                .setParameter("folder", above.folder())
                .setParameter("validity", above.uidValidity())
                .setParameter("last", stretch.lastUid())
                .executeUpdate();
    }

    // PostgreSQL's own text form of an array: {1,2,3}
    private static Set<Long> uids(String array) {
        String inside = array.substring(1, array.length() - 1);
        return inside.isEmpty()
                ? Set.of()
                : List.of(inside.split(",")).stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}

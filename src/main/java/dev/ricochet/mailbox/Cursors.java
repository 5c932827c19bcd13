package dev.ricochet.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Cursors kept in the database, moved in the transaction that stores what was read. Every move names the lease it is
 * made under: one that has ended, or was taken by another, moves nothing.
 */
@ApplicationScoped
public class Cursors {
    private static final String UNDER_LEASE =
            " exists (select 1 from lease where name = :lease and owner = :owner and fence = :fence and until > now())";

    private static final String FIND = """
            select last_uid from mailbox_cursor
             where account = :account and folder = :folder and uid_validity = :validity
            """;

    private static final String START = """
            insert into mailbox_cursor (account, folder, uid_validity, last_uid, fence)
            select :account, :folder, :validity, :uid, :fence
             where %s
                on conflict (account, folder, uid_validity)
                do update set last_uid = excluded.last_uid, fence = excluded.fence, moved_at = now()
            """.formatted(UNDER_LEASE);

    private static final String MOVE = """
            update mailbox_cursor set last_uid = :uid, fence = :fence, moved_at = now()
             where account = :account and folder = :folder and uid_validity = :validity
               and last_uid < :uid and fence <= :fence and %s
            """.formatted(UNDER_LEASE);

    private final Session database;

    public Cursors(Session database) {
        this.database = database;
    }

    /** The lease a cursor is moved under. */
    public record Under(String lease, String owner, long fence) {}

    public Optional<Cursor> find(UUID account, String folder, long uidValidity) {
        List<Long> found = database.createNativeQuery(FIND, Long.class)
                .setParameter("account", account)
                .setParameter("folder", folder)
                .setParameter("validity", uidValidity)
                .getResultList();
        return found.stream()
                .map(uid -> new Cursor(account, folder, uidValidity, uid))
                .findFirst();
    }

    /** Puts a cursor where reading shall begin, also backwards: for a folder never read or made anew. */
    public boolean start(Cursor cursor, Under under) {
        return write(START, cursor, under);
    }

    /** Moves a cursor forward; false when the lease is not ours any more or somebody else was further. */
    public boolean move(Cursor cursor, Under under) {
        return write(MOVE, cursor, under);
    }

    private boolean write(String sql, Cursor cursor, Under under) {
        return database.createNativeMutationQuery(sql)
                        .setParameter("account", cursor.account())
                        .setParameter("folder", cursor.folder())
                        .setParameter("validity", cursor.uidValidity())
                        .setParameter("uid", cursor.lastUid())
                        .setParameter("lease", under.lease())
                        .setParameter("owner", under.owner())
                        .setParameter("fence", under.fence())
                        .executeUpdate()
                == 1;
    }
}

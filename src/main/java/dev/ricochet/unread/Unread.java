package dev.ricochet.unread;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

    private static final String COUNT =
            "select count(*) from unread_mail where account = :account and settled_at is null";

    private static final String ROWS = """
            select id, account, why, folder, received_at, kept_at, length(front) as bytes
              from unread_mail
             where settled_at is null
               and (cast(:accounts as uuid[]) is null or account = any(cast(:accounts as uuid[])))
            """;

    private static final String PAGE = ROWS + """
               and (cast(:kept as timestamptz) is null
                    or (kept_at, id) < (cast(:kept as timestamptz), cast(:id as uuid)))
             order by kept_at desc, id desc
             limit :most
            """;

    private static final String ONE = ROWS + " and id = :id";

    private static final String FRONT = "select front from unread_mail where id = :id";

    // the row stays, so that the mail read again is not asked about again
    private static final String SETTLE = """
            update unread_mail set settled_at = now(), front = ''
             where id = :id and settled_at is null
            """;

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

    /**
     * A mail that waits for a person.
     *
     * @param bytes of it that are kept
     */
    public record Waiting(
            UUID id, UUID account, String why, String folder, Instant receivedAt, Instant keptAt, int bytes) {}

    /** The last of a part of the list: what comes after it was kept earlier. */
    public record Mark(Instant kept, UUID id) {}

    /** The latest kept within these accounts, after a mark; empty means in all. */
    public List<Waiting> page(Optional<Set<UUID>> accounts, Optional<Mark> after, int atMost) {
        return database
                .createNativeQuery(PAGE, Tuple.class)
                .setParameter("accounts", array(accounts), String.class)
                .setParameter("kept", after.map(Mark::kept).orElse(null), Instant.class)
                .setParameter("id", after.map(Mark::id).orElse(null), UUID.class)
                .setParameter("most", atMost)
                .getResultList()
                .stream()
                .map(Unread::waiting)
                .toList();
    }

    /** Empty where it is not there any more, or was decided about, or is none of these accounts'. */
    public Optional<Waiting> find(UUID id, Optional<Set<UUID>> accounts) {
        return database.createNativeQuery(ONE, Tuple.class)
                .setParameter("accounts", array(accounts), String.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(Unread::waiting);
    }

    /** Its bytes, as many as are kept. */
    public byte[] front(UUID id) {
        return database.createNativeQuery(FRONT, byte[].class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .orElseGet(() -> new byte[0]);
    }

    /** A person decided that it is no bounce: its bytes are forgotten. Whether it still waited. */
    public boolean settle(UUID id) {
        return database.createNativeMutationQuery(SETTLE).setParameter("id", id).executeUpdate() > 0;
    }

    private static Waiting waiting(Tuple row) {
        return new Waiting(
                row.get("id", UUID.class),
                row.get("account", UUID.class),
                row.get("why", String.class),
                row.get("folder", String.class),
                row.get("received_at", Instant.class),
                row.get("kept_at", Instant.class),
                row.get("bytes", Integer.class));
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

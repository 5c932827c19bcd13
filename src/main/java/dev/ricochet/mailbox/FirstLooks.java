package dev.ricochet.mailbox;

import dev.ricochet.mailbox.FirstLook.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** When each inbox was first looked into, kept over restarts and for all replicas. Called in the caller's transaction. */
@ApplicationScoped
public class FirstLooks {
    // an inbox that an earlier version has read is not new
    private static final String BEGIN = """
            insert into first_look (account, state, ended_at)
            select :account, case when old then 'OVER' else 'READING' end, case when old then now() end
              from (select exists (select from mailbox_cursor where account = :account)) as known (old)
                on conflict (account) do nothing
            """;

    private static final String FIND = "select began_at, state from first_look where account = :account";

    private static final String READING = "select account from first_look where state = 'READING'";

    private static final String HOLD = FIND + " for share";

    private static final String LOCK = FIND + " for update";

    private static final String MOVE = """
            update first_look
               set state = :state, ended_at = case when :state = 'OVER' then now() end
             where account = :account and state <> :state
            """;

    private final Session database;

    public FirstLooks(Session database) {
        this.database = database;
    }

    /** Does nothing but the first time. */
    public void begin(UUID account) {
        database.createNativeMutationQuery(BEGIN)
                .setParameter("account", account)
                .executeUpdate();
    }

    public Optional<FirstLook> find(UUID account) {
        return read(FIND, account);
    }

    /** Inboxes that are being read for the first time. */
    public Set<UUID> reading() {
        return Set.copyOf(database.createNativeQuery(READING, UUID.class).getResultList());
    }

    /** As it stays until the transaction has ended. */
    public Optional<FirstLook> hold(UUID account) {
        return read(HOLD, account);
    }

    /** As nobody else sees it before the transaction has ended. */
    public Optional<FirstLook> lock(UUID account) {
        return read(LOCK, account);
    }

    public void move(UUID account, Stage stage) {
        database.createNativeMutationQuery(MOVE)
                .setParameter("account", account)
                .setParameter("state", stage.name())
                .executeUpdate();
    }

    private Optional<FirstLook> read(String sql, UUID account) {
        return database.createNativeQuery(sql, Tuple.class).setParameter("account", account).getResultList().stream()
                .map(row -> new FirstLook(
                        row.get("began_at", Instant.class), Stage.valueOf(row.get("state", String.class))))
                .findFirst();
    }
}

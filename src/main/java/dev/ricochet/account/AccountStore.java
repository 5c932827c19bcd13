package dev.ricochet.account;

import dev.ricochet.account.Replacement.When;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The accounts in the database. Every change names the version it was made for, and makes another. */
@ApplicationScoped
public class AccountStore {
    private static final Logger log = Logger.getLogger(AccountStore.class);

    private final DataSource database;
    private final SecretKeys keys;

    /** Accounts that could not be opened, each of which is complained of once. */
    private final Set<UUID> unopenable = ConcurrentHashMap.newKeySet();

    AccountStore(DataSource database, SecretKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Those whose secrets can be opened. */
    @Transactional
    public List<KnownAccount> all() {
        return with(connection -> {
            List<AccountRows.Row> rows = new AccountRows(connection).all();
            unopenable.retainAll(rows.stream().map(AccountRows.Row::id).toList());
            return known(connection, rows);
        });
    }

    /** Those of {@link #all} whose secrets could not. */
    Set<UUID> unopenable() {
        return Set.copyOf(unopenable);
    }

    /** The next by id, after this one. */
    @Transactional
    public List<KnownAccount> page(UUID after, int atMost) {
        return with(connection -> known(connection, new AccountRows(connection).page(after, atMost)));
    }

    @Transactional
    public Optional<KnownAccount> find(UUID id) {
        return with(connection -> find(connection, id));
    }

    /** The account with the secrets in place that wait to be verified; empty when none do. */
    @Transactional
    public Optional<Account> candidate(UUID id) {
        return with(connection -> {
            Optional<AccountRows.Row> row = new AccountRows(connection).find(id);
            Secrets secrets = secrets(connection).of(List.of(id)).get(id);
            return row.isEmpty() || secrets == null || !secrets.isAnyPending()
                    ? Optional.empty()
                    : Optional.of(opened(row.get(), secrets.asIfVerified()));
        });
    }

    /** Whether it is as it was in this version, and not paused. */
    @Transactional
    public boolean isCurrent(UUID id, long version) {
        return with(connection -> new AccountRows(connection).isCurrent(id, version));
    }

    /** Whether it is there, and stays there until the caller's transaction has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(UUID id) {
        return with(connection -> new AccountRows(connection).hold(id));
    }

    @Transactional
    public Outcome create(Account account) {
        if (keys.box().ring().sealing().isEmpty()) {
            return new Outcome.NoKey();
        }
        return with(connection -> {
            if (!new AccountRows(connection).insert(account)) {
                return new Outcome.Taken();
            }
            for (SecretField field : SecretField.values()) {
                secrets(connection).put(account, field, false);
            }
            return done(connection, account.id());
        });
    }

    @Transactional
    public Outcome replace(UUID id, long version, Replacement replacement) {
        if (keys.box().ring().sealing().isEmpty()) {
            return new Outcome.NoKey();
        }
        return changing(id, version, (connection, row) -> {
            Account before = settings(row, replacement.account());
            Optional<String> objection = Moves.objectionTo(before, replacement);
            if (objection.isPresent()) {
                return new Outcome.Refused(objection.get());
            }
            new AccountRows(connection).update(replacement.account());
            for (Map.Entry<SecretField, When> one : replacement.secrets().entrySet()) {
                put(connection, before, replacement.account(), one.getKey(), one.getValue());
            }
            return done(connection, id);
        });
    }

    /** Puts the secrets in place that were verified: those of this version. */
    @Transactional
    public Outcome promote(UUID id, long version) {
        return changing(id, version, (connection, _) -> {
            secrets(connection).promote(id);
            new AccountRows(connection).touch(id);
            return done(connection, id);
        });
    }

    /** Keeps the secrets in use, and forgets those that were to be verified. */
    @Transactional
    public Outcome forgetPending(UUID id, long version) {
        return changing(id, version, (connection, _) -> {
            secrets(connection).forgetPending(id);
            new AccountRows(connection).touch(id);
            return done(connection, id);
        });
    }

    @Transactional
    public Outcome pause(UUID id, long version, boolean paused) {
        return changing(id, version, (connection, _) -> {
            new AccountRows(connection).pause(id, paused);
            return done(connection, id);
        });
    }

    /** Deletes it with its secrets; its events are the outbox'. */
    @Transactional
    public Outcome delete(UUID id, long version) {
        return changing(id, version, (connection, _) -> {
            Outcome done = done(connection, id);
            new AccountRows(connection).delete(id);
            return done;
        });
    }

    private interface Deed<T> {
        T by(Connection connection) throws SQLException;
    }

    private interface Change {
        Outcome by(Connection connection, AccountRows.Row row) throws SQLException;
    }

    private Outcome changing(UUID id, long version, Change change) {
        return with(connection -> {
            Optional<AccountRows.Row> row = new AccountRows(connection).lock(id);
            if (row.isEmpty()) {
                return new Outcome.Unknown();
            }
            return row.get().version() == version
                    ? change.by(connection, row.get())
                    : new Outcome.Stale(row.get().version());
        });
    }

    // where the server is another, the old secret is not for it, and nothing is kept beside the new one
    private void put(Connection connection, Account before, Account after, SecretField field, When when)
            throws SQLException {
        boolean pending = when == When.ONCE_VERIFIED && !field.isOptional() && !Moves.isElsewhere(before, after, field);
        secrets(connection).put(after, field, pending);
        if (!pending) {
            secrets(connection).forgetPending(after.id(), field);
        }
    }

    private Outcome done(Connection connection, UUID id) throws SQLException {
        return new Outcome.Done(find(connection, id).orElseThrow());
    }

    private Optional<KnownAccount> find(Connection connection, UUID id) throws SQLException {
        return known(connection, new AccountRows(connection).find(id).stream().toList()).stream()
                .findFirst();
    }

    private List<KnownAccount> known(Connection connection, List<AccountRows.Row> rows) throws SQLException {
        Map<UUID, Secrets> secrets =
                secrets(connection).of(rows.stream().map(AccountRows.Row::id).toList());
        List<KnownAccount> known = new ArrayList<>();
        for (AccountRows.Row row : rows) {
            // one that cannot be opened must not keep the others from being read
            try {
                known.add(known(row, secrets.getOrDefault(row.id(), new Secrets())));
                unopenable.remove(row.id());
            } catch (Unopenable e) {
                if (unopenable.add(row.id())) {
                    log.errorf("account %s is left alone: %s", row.id(), e.getMessage());
                }
            }
        }
        return known;
    }

    private KnownAccount known(AccountRows.Row row, Secrets secrets) {
        return new KnownAccount(
                opened(row, secrets),
                new Provenance.Stored(row.createdAt(), row.changedAt(), secrets.setAt(), secrets.pendingSince()),
                row.paused(),
                row.version());
    }

    /** The account as it is kept, but with another's secrets. */
    private static Account settings(AccountRows.Row row, Account secrets) {
        return row.account().with(AccountRows.Opened.of(secrets));
    }

    private Account opened(AccountRows.Row row, Secrets secrets) {
        SecretBox box = keys.box();
        return row.account()
                .with(new AccountRows.Opened(
                        secrets.authentication(SecretField.IMAP, row.id(), box),
                        secrets.authentication(SecretField.SMTP, row.id(), box),
                        secrets.callback(row.id(), box),
                        secrets.signing(row.id(), box),
                        secrets.passcode(row.id(), box)));
    }

    private SecretRows secrets(Connection connection) {
        return new SecretRows(connection, keys.box());
    }

    private <T> T with(Deed<T> deed) {
        try (Connection connection = database.getConnection()) {
            return deed.by(connection);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}

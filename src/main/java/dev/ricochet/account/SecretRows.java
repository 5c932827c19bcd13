package dev.ricochet.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The tables of sealed secrets: those that every account has, and those that some have. */
final class SecretRows {
    private static final String OF_ACCOUNTS = """
            select account, field, pending, key_id, sealed, set_at
              from account_secret
             where account = any(?)
            union all
            select account, field, false, key_id, sealed, set_at
              from account_key
             where account = any(?)
            """;

    private static final String PUT = """
            insert into account_secret (account, field, pending, key_id, sealed) values (?, ?, ?, ?, ?)
                on conflict (account, field, pending)
                do update set key_id = excluded.key_id, sealed = excluded.sealed, set_at = now()
            """;

    private static final String PUT_OPTIONAL = """
            insert into account_key (account, field, key_id, sealed) values (?, ?, ?, ?)
                on conflict (account, field)
                do update set key_id = excluded.key_id, sealed = excluded.sealed, set_at = now()
            """;

    private static final String FORGET_OPTIONAL = "delete from account_key where account = ? and field = ?";

    private static final String FORGET_PENDING =
            "delete from account_secret where account = ? and pending and field = ?";

    private static final String FORGET_ALL_PENDING = "delete from account_secret where account = ? and pending";

    private static final String MAKE_ROOM = """
            delete from account_secret
             where account = ? and not pending
               and field in (select field from account_secret where account = ? and pending)
            """;

    private static final String PROMOTE = "update account_secret set pending = false where account = ? and pending";

    private static final String COUNT = """
            select key_id, count(*)
              from (select key_id from account_secret
                    union all
                    select key_id from account_key
                    union all
                    select key_id from refresh_token_successor) every
             group by key_id
            """;

    private static final String UNDER_ANOTHER_KEY = """
            select account, field, pending, key_id, sealed
              from account_secret
             where key_id <> ?
             order by account, field, pending
             limit 1
               for update
            """;

    private static final String RESEAL =
            "update account_secret set key_id = ?, sealed = ? where account = ? and field = ? and pending = ?";

    private static final String OPTIONAL_UNDER_ANOTHER_KEY = """
            select account, field, false, key_id, sealed
              from account_key
             where key_id <> ?
             order by account, field
             limit 1
               for update
            """;

    private static final String RESEAL_OPTIONAL =
            "update account_key set key_id = ?, sealed = ? where account = ? and field = ? and not ?";

    private final Connection connection;
    private final SecretBox box;

    SecretRows(Connection connection, SecretBox box) {
        this.connection = connection;
        this.box = box;
    }

    Map<UUID, Secrets> of(Collection<UUID> accounts) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_ACCOUNTS)) {
            select.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                Map<UUID, Secrets> all = new HashMap<>();
                while (rows.next()) {
                    all.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new Secrets())
                            .add(
                                    SecretField.of(rows.getString(2)),
                                    rows.getBoolean(3),
                                    new Secrets.Kept(
                                            new Sealed(rows.getString(4), rows.getBytes(5)),
                                            rows.getObject(6, OffsetDateTime.class)
                                                    .toInstant()));
                }
                return all;
            }
        }
    }

    /** Seals a secret of an account and puts it in its place, or takes away one that the account has not. */
    void put(Account account, SecretField field, boolean pending) throws SQLException {
        Optional<Sealed> sealed = Secrets.bytesOf(account, field).map(secret -> box.seal(secret, account.id(), field));
        if (!field.isOptional()) {
            Sealed kept = sealed.orElseThrow();
            update(PUT, account.id(), field.word(), pending, kept.keyId(), kept.bytes());
        } else if (sealed.isPresent()) {
            update(
                    PUT_OPTIONAL,
                    account.id(),
                    field.word(),
                    sealed.get().keyId(),
                    sealed.get().bytes());
        } else {
            update(FORGET_OPTIONAL, account.id(), field.word());
        }
    }

    void forgetPending(UUID account, SecretField field) throws SQLException {
        update(FORGET_PENDING, account, field.word());
    }

    void forgetPending(UUID account) throws SQLException {
        update(FORGET_ALL_PENDING, account);
    }

    /** What was kept until it was verified takes its place. */
    void promote(UUID account) throws SQLException {
        update(MAKE_ROOM, account, account);
        update(PROMOTE, account);
    }

    /** How many secrets there are under each key, those that refresh tokens have become included. */
    Map<String, Long> countByKey() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT);
                ResultSet rows = select.executeQuery()) {
            Map<String, Long> counts = new TreeMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    /** Seals one secret that lies under another key under the first; false when there is none left. */
    boolean resealOne(SealingKey first, boolean skipLocked) throws SQLException {
        return resealOne(UNDER_ANOTHER_KEY, RESEAL, first, skipLocked)
                || resealOne(OPTIONAL_UNDER_ANOTHER_KEY, RESEAL_OPTIONAL, first, skipLocked);
    }

    private boolean resealOne(String find, String reseal, SealingKey first, boolean skipLocked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(find + (skipLocked ? " skip locked" : ""))) {
            select.setString(1, first.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                UUID account = row.getObject(1, UUID.class);
                SecretField field = SecretField.of(row.getString(2));
                byte[] secret = box.open(new Sealed(row.getString(4), row.getBytes(5)), account, field);
                Sealed sealed = box.seal(secret, account, field);
                update(reseal, sealed.keyId(), sealed.bytes(), account, field.word(), row.getBoolean(3));
                return true;
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            int _ = update.executeUpdate();
        }
    }
}

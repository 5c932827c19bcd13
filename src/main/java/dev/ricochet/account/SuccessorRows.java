package dev.ricochet.account;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The table of what refresh tokens have become. */
final class SuccessorRows {
    /** What a sealed one is bound to, beside the token that was given. */
    private static final String FIELD = "refresh token";

    private static final String FIND = "select key_id, sealed from refresh_token_successor where given = ?";

    private static final String USED =
            "update refresh_token_successor set used_on = current_date where given = ? and used_on <> current_date";

    private static final String PUT = """
            insert into refresh_token_successor (given, key_id, sealed) values (?, ?, ?)
                on conflict (given)
                do update set key_id = excluded.key_id, sealed = excluded.sealed, renewed_at = now(), used_on = current_date
            """;

    private static final String FORGET = "delete from refresh_token_successor where given = any(?)";

    // Google ends a token that nobody uses after six months, and Microsoft after 90 days
    private static final String FORGET_UNUSED =
            "delete from refresh_token_successor where used_on < current_date - interval '200 days'";

    private static final String UNDER_ANOTHER_KEY = """
            select given, key_id, sealed
              from refresh_token_successor
             where key_id <> ?
             order by given
             limit 1
               for update
            """;

    private static final String RESEAL = "update refresh_token_successor set key_id = ?, sealed = ? where given = ?";

    private final Connection connection;
    private final SecretBox box;

    SuccessorRows(Connection connection, SecretBox box) {
        this.connection = connection;
        this.box = box;
    }

    /** Throws {@link Unopenable}. */
    Optional<Secret> find(UUID given) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, given);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                byte[] token = box.open(new Sealed(row.getString(1), row.getBytes(2)), given, FIELD);
                update(USED, given);
                return Optional.of(new Secret(new String(token, StandardCharsets.UTF_8)));
            }
        }
    }

    void put(UUID given, Secret successor) throws SQLException {
        Sealed sealed = box.seal(successor.reveal().getBytes(StandardCharsets.UTF_8), given, FIELD);
        update(PUT, given, sealed.keyId(), sealed.bytes());
    }

    void forget(Collection<UUID> given) throws SQLException {
        update(FORGET, connection.createArrayOf("uuid", given.toArray()));
    }

    void forgetUnused() throws SQLException {
        update(FORGET_UNUSED);
    }

    /** Seals one that lies under another key under the first; false when there is none left. */
    boolean resealOne(SealingKey first, boolean skipLocked) throws SQLException {
        String sql = UNDER_ANOTHER_KEY + (skipLocked ? " skip locked" : "");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, first.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                UUID given = row.getObject(1, UUID.class);
                byte[] token = box.open(new Sealed(row.getString(2), row.getBytes(3)), given, FIELD);
                Sealed sealed = box.seal(token, given, FIELD);
                update(RESEAL, sealed.keyId(), sealed.bytes(), given);
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

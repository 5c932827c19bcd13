package dev.ricochet.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of API tokens. It holds their hashes: nobody who reads it can show one. */
@ApplicationScoped
public class Tokens {
    private static final String COLUMNS =
            "id, name, scopes, accounts, created_at, created_by, expires_at, last_used_at, revoked_at";

    private static final String ISSUE = """
            insert into api_token (id, name, hash, scopes, accounts, created_by, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)
            returning %s
            """.formatted(COLUMNS);

    private static final String WHOSE = """
            select %s
              from api_token
             where hash = ? and revoked_at is null and (expires_at is null or expires_at > now())
            """.formatted(COLUMNS);

    private static final String USED = """
            update api_token
               set last_used_at = date_trunc('hour', now())
             where id = ? and last_used_at is distinct from date_trunc('hour', now())
            """;

    private static final String ALL =
            "select %s from api_token order by created_at desc, id limit 1000".formatted(COLUMNS);

    private static final String ONE = "select %s from api_token where id = ?".formatted(COLUMNS);

    private static final String REVOKE = """
            update api_token
               set revoked_at = now(), revoked_by = ?
             where id = ? and revoked_at is null
            """;

    private static final String GOOD = ONE + " and revoked_at is null and (expires_at is null or expires_at > now())";

    private static final String ANY = "select exists (select from api_token)";

    private final SecureRandom random = new SecureRandom();
    private final DataSource database;

    Tokens(DataSource database) {
        this.database = database;
    }

    /** A token that was just made; nobody sees its text again. */
    public record Issued(Token token, TokenText text) {}

    /** Makes a token, in the caller's transaction. */
    @Transactional
    public Issued issue(Grant grant, String by) {
        TokenText text = TokenText.random(random);
        return with(ISSUE, insert -> {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, grant.name());
            insert.setBytes(3, text.hash());
            insert.setArray(
                    4,
                    array(
                            insert,
                            "text",
                            grant.scopes().stream().map(Scope::word).toArray()));
            insert.setArray(
                    5,
                    grant.accounts().isEmpty()
                            ? null
                            : array(insert, "uuid", grant.accounts().get().toArray()));
            insert.setString(6, by);
            insert.setObject(
                    7, grant.expires().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
            return new Issued(read(insert).getFirst(), text);
        });
    }

    /** The token of that text, unless it has ended. */
    @Transactional
    Optional<Token> whose(TokenText text) {
        Optional<Token> token = with(WHOSE, select -> {
            select.setBytes(1, text.hash());
            return read(select).stream().findFirst();
        });
        token.ifPresent(known -> with(USED, update -> {
            update.setObject(1, known.id());
            return update.executeUpdate();
        }));
        return token;
    }

    /** The newest thousand, ended ones as well. */
    @Transactional
    public List<Token> all() {
        return with(ALL, Tokens::read);
    }

    @Transactional
    public Optional<Token> find(UUID id) {
        return with(ONE, select -> {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        });
    }

    /** The token of that id, unless it has ended. */
    @Transactional
    Optional<Token> good(UUID id) {
        return with(GOOD, select -> {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        });
    }

    /** Ends a token; false when there is none, or it has been revoked before. */
    @Transactional
    public boolean revoke(UUID id, String by) {
        return with(REVOKE, update -> {
            update.setString(1, by);
            update.setObject(2, id);
            return update.executeUpdate() == 1;
        });
    }

    /** Whether there ever was one: from then on nobody gets in without. */
    @Transactional
    boolean any() {
        return with(ANY, select -> {
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    private static Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }

    private static List<Token> read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<Token> tokens = new ArrayList<>();
            while (rows.next()) {
                tokens.add(new Token(
                        rows.getObject("id", UUID.class),
                        rows.getString("name"),
                        scopes((String[]) rows.getArray("scopes").getArray()),
                        accounts(rows.getArray("accounts")),
                        rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                        rows.getString("created_by"),
                        instant(rows, "expires_at"),
                        instant(rows, "last_used_at"),
                        instant(rows, "revoked_at")));
            }
            return List.copyOf(tokens);
        }
    }

    private static Set<Scope> scopes(String[] words) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(words).map(word -> Scope.of(word).orElseThrow()).forEach(scopes::add);
        return Set.copyOf(scopes);
    }

    private static Optional<Set<UUID>> accounts(@Nullable Array ids) throws SQLException {
        return ids == null ? Optional.empty() : Optional.of(Set.of((UUID[]) ids.getArray()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private interface Deed<T> {
        T by(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Deed<T> deed) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return deed.by(statement);
        } catch (SQLException e) {
            throw new AccessFailure(e);
        }
    }
}

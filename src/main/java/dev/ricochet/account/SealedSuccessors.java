package dev.ricochet.account;

import dev.ricochet.vocabulary.Digest128;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * What refresh tokens have become, sealed in the database: by the token that was given, so that it does not matter whether
 * it was given over REST or in the configuration, for one server or for both.
 */
@ApplicationScoped
public class SealedSuccessors implements Successors {
    private static final Logger log = Logger.getLogger(SealedSuccessors.class);

    private final DataSource database;
    private final SecretKeys keys;

    /** Those that could not be sealed yet, and are lost when this process ends. */
    private final Map<UUID, Secret> inMemoryAlone = new ConcurrentHashMap<>();

    SealedSuccessors(DataSource database, SecretKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    @Transactional
    public Authentication.RefreshToken current(Authentication.RefreshToken given) {
        UUID id = id(given);
        Optional<Secret> unsealed = Optional.ofNullable(inMemoryAlone.get(id));
        unsealed.ifPresent(successor -> seal(id, successor));
        return unsealed.or(() -> read(rows -> rows.find(id)))
                .map(successor -> new Authentication.RefreshToken(
                        given.tokenEndpoint(), given.clientId(), given.clientSecret(), successor))
                .orElse(given);
    }

    @Override
    @Transactional
    public void keep(Authentication.RefreshToken given, Secret successor) {
        UUID id = id(given);
        if (inMemoryAlone.put(id, successor) == null
                && keys.box().ring().sealing().isEmpty()) {
            log.warn("A token endpoint gave another refresh token, which is lost when this process ends: set"
                    + " ricochet.secrets.key (RICOCHET_SECRETS_KEY), under which it is sealed in the database");
        }
        seal(id, successor);
    }

    /** Forgets what became of these accounts' tokens, but for those that others still use. */
    void forget(Account account, Stream<Account> others) {
        Set<UUID> gone = new HashSet<>(ids(Stream.of(account)));
        gone.removeAll(ids(others));
        gone.forEach(inMemoryAlone::remove);
        change(rows -> rows.forget(gone));
    }

    /** Forgets those that nobody has asked for in so long that they have ended. */
    @Transactional
    public void forgetUnused() {
        change(SuccessorRows::forgetUnused);
    }

    private void seal(UUID id, Secret successor) {
        if (keys.box().ring().sealing().isPresent()) {
            change(rows -> rows.put(id, successor));
            var _ = inMemoryAlone.remove(id, successor);
        }
    }

    private static Collection<UUID> ids(Stream<Account> accounts) {
        return accounts.flatMap(account -> Stream.of(
                        account.imap().authentication(), account.smtp().authentication()))
                .flatMap(authentication -> authentication instanceof Authentication.RefreshToken token
                        ? Stream.of(id(token))
                        : Stream.empty())
                .toList();
    }

    private static UUID id(Authentication.RefreshToken given) {
        return Digest128.of(
                given.tokenEndpoint().toString(),
                given.clientId(),
                given.refreshToken().reveal());
    }

    private interface Question<T> {
        T to(SuccessorRows rows) throws SQLException;
    }

    private interface Change {
        void of(SuccessorRows rows) throws SQLException;
    }

    private void change(Change change) {
        var _ = read(rows -> {
            change.of(rows);
            return true;
        });
    }

    private <T> T read(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.to(new SuccessorRows(connection, keys.box()));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}

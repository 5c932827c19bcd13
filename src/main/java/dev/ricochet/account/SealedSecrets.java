package dev.ricochet.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** All that is sealed, and the keys it lies under. */
@ApplicationScoped
public class SealedSecrets {
    private static final Logger log = Logger.getLogger(SealedSecrets.class);
    private static final int BEFORE_THE_SCHEDULE = 1;
    private static final int REFUSED = 1;

    private final DataSource database;
    private final SecretKeys keys;

    SealedSecrets(DataSource database, SecretKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * How many secrets lie under a key.
     *
     * @param seals whether it is the one that seals
     */
    public record UnderKey(String keyId, boolean seals, long secrets) {}

    /** By key, also those under which nothing lies. */
    @Transactional
    public List<UnderKey> status() {
        Map<String, Long> counts = with(connection -> rows(connection).countByKey());
        keys.box().ring().ids().forEach(id -> counts.putIfAbsent(id, 0L));
        Optional<String> sealing = keys.box().ring().sealing().map(SealingKey::id);
        return counts.entrySet().stream()
                .map(one -> new UnderKey(
                        one.getKey(), sealing.filter(one.getKey()::equals).isPresent(), one.getValue()))
                .toList();
    }

    /**
     * Seals everything under the first key that lies under another, each in a transaction of its own: accounts are read
     * and changed meanwhile, and who is interrupted begins again. Returns how many.
     */
    public int reseal() {
        int count = 0;
        while (resealOne(false)) {
            count++;
        }
        // what somebody else was changing was passed: now it is waited for
        while (resealOne(true)) {
            count++;
        }
        return count;
    }

    private boolean resealOne(boolean waiting) {
        return QuarkusTransaction.requiringNew()
                .call(() -> with(connection -> {
                    Optional<SealingKey> first = keys.box().ring().sealing();
                    return first.isPresent() && resealOne(connection, first.get(), !waiting);
                }));
    }

    private boolean resealOne(Connection connection, SealingKey first, boolean skipLocked) throws SQLException {
        return rows(connection).resealOne(first, skipLocked)
                || new SuccessorRows(connection, keys.box()).resealOne(first, skipLocked);
    }

    /** A start that could not open what is sealed stops, and one that has nothing sealed yet gets its key. */
    void check(
            @Observes @Priority(BEFORE_THE_SCHEDULE) StartupEvent event,
            @ConfigProperty(name = "dev.ricochet.database.directory") Optional<String> ownDatabase) {
        Optional<String> objection = objection();
        if (objection.isPresent()) {
            log.fatal(objection.get());
            // the exception alone would leave a process behind that has not started and does not end
            Quarkus.asyncExit(REFUSED);
            throw new PreventFurtherStepsException(objection.get(), REFUSED);
        }
        if (ownDatabase.isPresent()) {
            makeKey();
        }
    }

    /** Why nothing can be done with what is sealed, in a sentence. */
    Optional<String> objection() {
        List<String> missing =
                new ArrayList<>(with(connection -> rows(connection).countByKey().keySet()));
        missing.removeAll(keys.box().ring().ids());
        return missing.isEmpty() ? Optional.empty() : Optional.of(sentence(missing));
    }

    private void makeKey() {
        keys.make()
                .ifPresent(path -> log.infof(
                        "A key was made under which the secrets of accounts will be sealed: %s. Keep a copy of it apart from"
                                + " those of the database.",
                        path));
    }

    private String sentence(List<String> missing) {
        List<String> known = keys.box().ring().ids();
        return "ricochet.secrets.key (RICOCHET_SECRETS_KEY), or its file or the previous key, must be"
                + " the one that the secrets of accounts in the database were sealed under: "
                + String.join(", ", missing)
                + "; given " + (known.isEmpty() ? "is none." : "are " + String.join(", ", known) + ".");
    }

    private SecretRows rows(Connection connection) {
        return new SecretRows(connection, keys.box());
    }

    private interface Deed<T> {
        T by(Connection connection) throws SQLException;
    }

    private <T> T with(Deed<T> deed) {
        try (Connection connection = database.getConnection()) {
            return deed.by(connection);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}

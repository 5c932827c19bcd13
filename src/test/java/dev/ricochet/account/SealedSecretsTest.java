package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.flow.Surroundings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class SealedSecretsTest {
    @Inject
    AccountStore store;

    @Inject
    DataSource source;

    @Inject
    Session database;

    @ConfigProperty(name = "ricochet.secrets.key")
    String old;

    private final String fresh = SealingKey.random();

    private record Given(Optional<String> key, Optional<String> previousKey) implements SecretsConfig {
        @Override
        public Optional<String> keyFile() {
            return Optional.empty();
        }

        @Override
        public Optional<String> previousKeyFile() {
            return Optional.empty();
        }
    }

    @BeforeEach
    void two_accounts() {
        forgetAll();
        assertThat(store.create(Example.account("news@example.org"))).isInstanceOf(Outcome.Done.class);
        assertThat(store.create(Example.account("sales@example.org"))).isInstanceOf(Outcome.Done.class);
    }

    @AfterEach
    void forgetAll() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("truncate account, refresh_token_successor cascade")
                        .executeUpdate());
    }

    @Test
    void everything_is_sealed_under_the_new_key_and_opens_without_the_old_one() {
        List<Account> before = accounts(store);
        SealedSecrets rotated = secrets(keys(fresh, old));
        assertThat(rotated.status())
                .containsExactlyInAnyOrder(
                        new SealedSecrets.UnderKey(id(old), false, 6), new SealedSecrets.UnderKey(id(fresh), true, 0));

        assertThat(rotated.reseal()).isEqualTo(6);

        assertThat(rotated.status())
                .containsExactlyInAnyOrder(
                        new SealedSecrets.UnderKey(id(old), false, 0), new SealedSecrets.UnderKey(id(fresh), true, 6));
        assertThat(accounts(new AccountStore(source, keys(fresh, null)))).isEqualTo(before);
        assertThat(rotated.reseal()).isZero();
    }

    @Test
    void what_somebody_is_changing_is_sealed_anew_when_he_has_done() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread editor = Thread.startVirtualThread(() -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ = database.createNativeQuery(
                                    "select key_id from account_secret limit 1 for update", String.class)
                            .getSingleResult();
                    locked.countDown();
                    awaitDone(done);
                }));
        locked.await();
        SealedSecrets rotated = secrets(keys(fresh, old));
        CompletableFuture<Integer> resealed = CompletableFuture.supplyAsync(rotated::reseal);
        await().until(() -> under(rotated, old) == 1);
        assertThat(resealed).isNotDone();
        done.countDown();
        editor.join();
        assertThat(resealed.join()).isEqualTo(6);
    }

    @Test
    void what_a_refresh_token_became_is_sealed_and_moved_with_the_others() {
        Authentication.RefreshToken given = Example.consent("1//first");
        new SealedSuccessors(source, keys(old, null)).keep(given, new Secret("1//second"));
        SealedSecrets rotated = secrets(keys(fresh, old));
        assertThat(under(rotated, old)).isEqualTo(7);
        assertThat(rotated.reseal()).isEqualTo(7);

        SealedSuccessors later = new SealedSuccessors(source, keys(fresh, null));
        assertThat(later.current(given).refreshToken().reveal()).isEqualTo("1//second");
        assertThat(later.current(Example.consent("1//other")).refreshToken().reveal())
                .isEqualTo("1//other");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> database.createNativeQuery(
                                        "select encode(sealed, 'escape') from refresh_token_successor", String.class)
                                .getSingleResult()))
                .doesNotContain("1//");
    }

    @Test
    void without_a_key_what_a_refresh_token_became_is_known_until_the_end_of_the_process() {
        Authentication.RefreshToken given = Example.consent("1//first");
        SealedSuccessors unsealed = new SealedSuccessors(source, keys(null, null));
        unsealed.keep(given, new Secret("1//second"));
        assertThat(unsealed.current(given).refreshToken().reveal()).isEqualTo("1//second");
        assertThat(secrets(keys(null, null)).objection())
                .isNotEmpty()
                .get()
                .asString()
                .doesNotContain("1//");
        assertThat(new SealedSuccessors(source, keys(null, null)).current(given))
                .isEqualTo(given);
    }

    @Test
    void a_start_with_the_key_goes_on() {
        assertThat(secrets(keys(fresh, old)).objection()).isEmpty();
    }

    @Test
    void a_start_with_another_key_stops_with_a_sentence_that_names_both() {
        assertThat(secrets(keys(fresh, null)).objection())
                .contains(
                        "ricochet.secrets.key (RICOCHET_SECRETS_KEY), or its file or the previous key, must be the one that"
                                + " the secrets of accounts in the database were sealed under: " + id(old)
                                + "; given are "
                                + id(fresh) + ".");
    }

    @Test
    void a_start_without_a_key_stops_when_something_is_sealed() {
        assertThat(secrets(keys(null, null)).objection())
                .hasValueSatisfying(sentence -> assertThat(sentence).endsWith(id(old) + "; given is none."));
    }

    @Test
    void a_start_without_a_key_goes_on_while_nothing_is_sealed_and_refuses_to_keep_an_account() {
        forgetAll();
        SecretKeys none = keys(null, null);
        assertThat(secrets(none).objection()).isEmpty();
        Outcome outcome = new AccountStore(source, none).create(Example.account("news@example.org"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NoKey.class,
                        noKey -> assertThat(noKey.sentence()).contains("RICOCHET_SECRETS_KEY_FILE"));
        assertThat(accounts(store)).isEmpty();
    }

    private SealedSecrets secrets(SecretKeys keys) {
        return new SealedSecrets(source, keys);
    }

    private static long under(SealedSecrets secrets, String key) {
        return secrets.status().stream()
                .filter(one -> one.keyId().equals(id(key)))
                .findFirst()
                .orElseThrow()
                .secrets();
    }

    private static List<Account> accounts(AccountStore store) {
        return store.all().stream().map(KnownAccount::account).toList();
    }

    private static SecretKeys keys(@Nullable String key, @Nullable String previous) {
        return new SecretKeys(new Given(Optional.ofNullable(key), Optional.ofNullable(previous)), Optional.empty());
    }

    private static String id(String key) {
        return SealingKey.parse(key).orElseThrow().id();
    }

    private static void awaitDone(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Replacement.When;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.flow.Surroundings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class AccountStoreTest {
    @Inject
    Accounts accounts;

    @Inject
    Session database;

    private static final UnsubscribePage PAGE =
            new UnsubscribePage(true, Optional.of("Goodbye"), Optional.empty(), Optional.of("#1f4fd8"));
    private static final String SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";

    private final Account news = Example.account("news@example.org");

    @BeforeEach
    void no_account_is_stored() {
        sql("delete from account");
    }

    @Test
    void an_account_comes_back_as_it_was_kept() {
        KnownAccount kept = kept(news);
        assertThat(accounts.find(news.id())).contains(kept);
        assertThat(kept.account()).isEqualTo(news);
        assertThat(kept.paused()).isFalse();
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.provenance()).isInstanceOfSatisfying(Provenance.Stored.class, stored -> {
            assertThat(stored.setAt()).containsOnlyKeys(SecretField.IMAP, SecretField.SMTP, SecretField.CALLBACK);
            assertThat(stored.pending()).isEmpty();
        });
    }

    @Test
    void nobody_who_reads_the_table_finds_a_secret() {
        kept(news);
        assertThat(one("select string_agg(sealed::text || encode(sealed, 'escape'), '') from account_secret"))
                .doesNotContain(Example.PASSWORD, "very-secret");
        assertThat(one("select string_agg(account::text, '') from account"))
                .doesNotContain(Example.PASSWORD, "very-secret");
    }

    @Test
    void what_only_some_accounts_have_comes_back_sealed_and_is_taken_away_again() {
        KnownAccount kept = kept(projected(Optional.of(new Secret("p4sscode"))));
        assertThat(accounts.find(news.id())).contains(kept);
        assertThat(kept.account().wire().signing().all()).containsExactly(new Secret(SIGNING));
        assertThat(one("select string_agg(encode(sealed, 'escape'), '') from account_key"))
                .isNotEmpty()
                .doesNotContain("p4sscode", "whsec");

        Replacement without =
                new Replacement(projected(Optional.empty()), Map.of(SecretField.PASSCODE, When.ONCE_VERIFIED));
        assertThat(accounts.replace(news.id(), 1, without)).isInstanceOf(Outcome.Done.class);
        assertThat(one("select string_agg(field, ',') from account_key")).isEqualTo("signing");
    }

    private Account projected(Optional<Secret> passcode) {
        return new Account(
                news.name(),
                news.address(),
                news.from(),
                news.imap(),
                news.smtp(),
                news.callback(),
                news.lookBack(),
                news.maxEventAge(),
                news.proofOfOrigin(),
                news.caution(),
                news.restraint(),
                new Wire("events", SigningSecrets.parse(SIGNING).orElseThrow()),
                Optional.of(new CleverTap(CleverTap.Region.IN1, "TEST-W8W-6WR-846Z", passcode, Optional.of(PAGE))));
    }

    @Test
    void one_inbox_is_one_account() {
        kept(news);
        assertThat(accounts.create(Example.account("NEWS@example.org"))).isEqualTo(new Outcome.Taken());
    }

    @Test
    void what_is_declared_is_among_all_and_changed_in_the_configuration_alone() {
        KnownAccount declared = accounts.all().getFirst();
        assertThat(declared.provenance()).isEqualTo(new Provenance.Declared());
        assertThat(accounts.create(declared.account())).isEqualTo(new Outcome.Taken());
        assertThat(accounts.pause(declared.id(), declared.version())).isEqualTo(new Outcome.Declared());
        assertThat(accounts.delete(declared.id(), declared.version())).isEqualTo(new Outcome.Declared());
    }

    @Test
    void pages_follow_one_another_without_a_gap() {
        IntStream.range(0, 12).forEach(i -> kept(Example.account("person" + i + "@example.org")));
        List<KnownAccount> first = accounts.page(Optional.empty(), 5);
        List<KnownAccount> second = accounts.page(Optional.of(first.getLast().id()), 5);
        List<KnownAccount> third = accounts.page(Optional.of(second.getLast().id()), 5);
        assertThat(first).hasSize(5);
        assertThat(second).hasSize(5);
        assertThat(third).hasSize(3);
        List<String> ids = Stream.of(first, second, third)
                .flatMap(List::stream)
                .map(known -> known.id().toString())
                .toList();
        assertThat(ids)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(accounts.all().size());
    }

    @Test
    void of_two_editors_the_second_is_refused() {
        KnownAccount kept = kept(news);
        List<CompletableFuture<Outcome>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> accounts.replace(kept.id(), 1, new Replacement(named("Editor " + i), Map.of()))))
                .toList();
        List<Outcome> outcomes = both.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Outcome.Stale(2)::equals).hasSize(1);
    }

    @Test
    void what_is_not_there_is_not_changed() {
        assertThat(accounts.pause(UUID.randomUUID(), 1)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void another_inbox_is_another_account() {
        KnownAccount kept = kept(news);
        Outcome outcome = accounts.replace(
                kept.id(), 1, new Replacement(Example.account("other@example.org"), secrets(When.AT_ONCE)));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("identity"));
    }

    @Test
    void a_password_does_not_follow_to_another_server() {
        KnownAccount kept = kept(news);
        Account elsewhere = Example.with(
                "news@example.org",
                news.imap(),
                Example.smtp("news@example.org", "smtp.attacker.example", "ignored"),
                Example.CALLBACK);
        assertThat(accounts.replace(kept.id(), 1, new Replacement(elsewhere, Map.of())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("SMTP"));
        assertThat(accounts.find(kept.id())).contains(kept);

        KnownAccount moved = done(accounts.replace(
                kept.id(), 1, new Replacement(elsewhere, Map.of(SecretField.SMTP, When.ONCE_VERIFIED))));
        assertThat(moved.account().smtp().authentication()).isEqualTo(Example.password("ignored"));
        assertThat(accounts.candidate(kept.id())).isEmpty();
    }

    @Test
    void a_secret_that_is_not_given_anew_stays() {
        KnownAccount kept = kept(news);
        KnownAccount changed =
                done(accounts.replace(kept.id(), 1, new Replacement(withPassword("forgotten"), Map.of())));
        assertThat(changed.account()).isEqualTo(news);
        assertThat(changed.version()).isEqualTo(2);
    }

    @Test
    void a_new_password_waits_beside_the_old_one_until_it_is_verified() {
        KnownAccount kept = kept(news);
        KnownAccount waiting = done(accounts.replace(
                kept.id(),
                1,
                new Replacement(withPassword("ponmlkjihgfedcba"), Map.of(SecretField.SMTP, When.ONCE_VERIFIED))));
        assertThat(waiting.account()).isEqualTo(news);
        assertThat(pendingOf(waiting)).containsOnlyKeys(SecretField.SMTP);
        assertThat(accounts.candidate(kept.id())).contains(withPassword("ponmlkjihgfedcba"));

        assertThat(accounts.promote(kept.id(), 1)).isEqualTo(new Outcome.Stale(2));
        KnownAccount verified = done(accounts.promote(kept.id(), 2));
        assertThat(verified.account()).isEqualTo(withPassword("ponmlkjihgfedcba"));
        assertThat(pendingOf(verified)).isEmpty();
        assertThat(accounts.candidate(kept.id())).isEmpty();
    }

    @Test
    void a_new_password_that_is_wrong_is_forgotten_and_the_old_one_holds() {
        KnownAccount kept = kept(news);
        done(accounts.replace(
                kept.id(),
                1,
                new Replacement(withPassword("ponmlkjihgfedcba"), Map.of(SecretField.SMTP, When.ONCE_VERIFIED))));
        KnownAccount after = done(accounts.forgetPending(kept.id(), 2));
        assertThat(after.account()).isEqualTo(news);
        assertThat(pendingOf(after)).isEmpty();
    }

    @Test
    void a_new_password_that_is_forced_holds_at_once_and_nothing_waits_any_more() {
        KnownAccount kept = kept(news);
        done(accounts.replace(
                kept.id(), 1, new Replacement(withPassword("first"), Map.of(SecretField.SMTP, When.ONCE_VERIFIED))));
        KnownAccount forced = done(accounts.replace(
                kept.id(), 2, new Replacement(withPassword("second"), Map.of(SecretField.SMTP, When.AT_ONCE))));
        assertThat(forced.account()).isEqualTo(withPassword("second"));
        assertThat(pendingOf(forced)).isEmpty();
    }

    @Test
    void an_account_is_paused_and_resumed() {
        KnownAccount kept = kept(news);
        KnownAccount paused = done(accounts.pause(kept.id(), 1));
        assertThat(paused.paused()).isTrue();
        assertThat(accounts.active()).doesNotContain(paused);
        assertThat(accounts.isUnchanged(kept)).isFalse();
        KnownAccount resumed = done(accounts.resume(kept.id(), 2));
        assertThat(accounts.active()).contains(resumed);
        assertThat(accounts.isUnchanged(resumed)).isTrue();
    }

    @Test
    void a_deleted_account_leaves_no_secret() {
        KnownAccount kept = kept(news);
        done(accounts.delete(kept.id(), 1));
        assertThat(accounts.find(kept.id())).isEmpty();
        assertThat(one("select count(*)::text from account_secret")).isEqualTo("0");
    }

    @Test
    void an_account_that_cannot_be_opened_does_not_keep_the_others_from_being_read() {
        KnownAccount other = kept(Example.account("other@example.org"));
        KnownAccount kept = kept(news);
        sql("update account_secret set key_id = 'ffffffff' where account = '%s'".formatted(kept.id()));
        assertThat(accounts.all()).contains(other).extracting(KnownAccount::id).doesNotContain(kept.id());
    }

    @Test
    void a_secret_put_in_the_place_of_another_opens_nothing() {
        KnownAccount kept = kept(news);
        KnownAccount other = kept(Example.account("other@example.org"));
        sql(
                "update account_secret set sealed = (select sealed from account_secret where account = '%s' and field = 'imap') where account = '%s' and field = 'imap'"
                        .formatted(other.id(), kept.id()));
        assertThat(accounts.find(kept.id())).isEmpty();
    }

    private KnownAccount kept(Account account) {
        return done(accounts.create(account));
    }

    private static KnownAccount done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).account();
    }

    private static Map<SecretField, ?> pendingOf(KnownAccount known) {
        return ((Provenance.Stored) known.provenance()).pending();
    }

    private static Map<SecretField, When> secrets(When when) {
        return List.of(SecretField.values()).stream().collect(Collectors.toMap(field -> field, _ -> when));
    }

    private Account withPassword(String password) {
        return Example.with(
                "news@example.org",
                news.imap(),
                Example.smtp("news@example.org", "smtp.example.net", password),
                Example.CALLBACK);
    }

    private Account named(String name) {
        return new Account(
                name,
                news.address(),
                news.from(),
                news.imap(),
                news.smtp(),
                news.callback(),
                news.lookBack(),
                news.maxEventAge(),
                news.proofOfOrigin(),
                news.caution(),
                news.restraint(),
                Wire.USUAL,
                Optional.empty());
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }

    private String one(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql, String.class).getSingleResult());
    }
}

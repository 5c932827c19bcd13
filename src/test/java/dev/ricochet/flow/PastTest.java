package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.Caution;
import dev.ricochet.account.FirstRun;
import dev.ricochet.account.TellingMode;
import dev.ricochet.account.Wire;
import dev.ricochet.alarm.Condition;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.flow.lookout.PreviewLookout;
import dev.ricochet.guard.CollectingPolicy;
import dev.ricochet.mailbox.FirstLook;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.outbox.Chosen;
import dev.ricochet.outbox.Collected;
import dev.ricochet.outbox.CollectedClass;
import dev.ricochet.outbox.Collection;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Released;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class PastTest {
    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    Collected collected;

    @Inject
    Past past;

    @Inject
    PreviewLookout lookout;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final Instant longAgo = Instant.now().minus(Duration.ofDays(2));
    private final String id = UUID.randomUUID().toString();
    private Account account;

    @BeforeEach
    void an_empty_inbox_that_nobody_has_looked_into() {
        account = accounts.all().getFirst().account();
        imap.behave();
        imap.clear();
        receiver.bodies().clear();
        sql(
                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor, mailbox_state, mailbox_unfinished,"
                        + " mailbox_traffic, set_aside, unread_mail, sent_copy, first_look, reread, reread_event, brake, sent_volume cascade");
    }

    @Test
    void an_old_inbox_with_many_hard_bounces_waits_for_a_person_and_what_comes_now_is_told() {
        lies("old", CollectingPolicy.MANY);
        imap.deliver(Reports.mailboxFull("soft@example.com", id + "s", longAgo), longAgo);
        poll.look(account, () -> true);
        imap.deliver(Reports.unknownUser("new@example.com", id + "n", Instant.now()), later());
        poll.look(account, () -> true);

        assertThat(told()).contains("new@example.com").doesNotContain("old", "soft@");
        assertThat(count("telling where state = 'held' and hold_cause = 'PREVIEW'"))
                .isEqualTo(CollectingPolicy.MANY + 1);
        assertThat(stage()).isEqualTo(FirstLook.Stage.WAITING);
        assertThat(lookout.look()).singleElement().satisfies(finding -> {
            assertThat(finding.condition()).isEqualTo(Condition.PREVIEW_WAITING);
            assertThat(finding.words()).startsWith(CollectingPolicy.MANY + 1 + " bounces");
        });
    }

    @Test
    void after_the_database_was_brought_back_what_may_have_been_told_since_waits_and_what_came_later_is_told() {
        sql(
                "insert into restoration (id, how, told_until) values (gen_random_uuid(), 'IMPORTED', now() + interval '5 seconds')");
        try {
            imap.deliver(Reports.unknownUser("since@example.com", id + "s", Instant.now()), Instant.now());
            imap.deliver(
                    Reports.unknownUser("later@example.com", id + "l", Instant.now()),
                    Instant.now().plusSeconds(30));
            poll.look(account, () -> true);
            poll.look(account, () -> true);

            assertThat(told()).contains("later@example.com").doesNotContain("since@");
            assertThat(count("telling where state = 'held' and hold_cause = 'RESTORED'"))
                    .isEqualTo(1);
        } finally {
            sql("truncate restoration");
        }
    }

    @Test
    void an_old_inbox_with_a_few_hard_bounces_is_told() {
        lies("old", CollectingPolicy.MANY - 1);
        poll.look(account, () -> true);
        assertThat(told().split("\"e\":", -1)).hasSize(CollectingPolicy.MANY);
        assertThat(stage()).isEqualTo(FirstLook.Stage.OVER);
    }

    @Test
    void what_was_read_of_an_inbox_stays_collected_until_all_of_it_was_read() {
        lies("old", CollectingPolicy.MANY);
        imap.folders("(\\HasNoChildren) \"/\" INBOX", "(\\HasNoChildren \\Junk) \"/\" Spam");
        refuse("EXAMINE Spam");
        poll.look(account, () -> true);
        assertThat(stage()).isEqualTo(FirstLook.Stage.READING);
        assertThat(told()).isEmpty();
        assertThat(lookout.look()).isEmpty();

        sql("truncate mailbox_state");
        imap.behave();
        poll.look(account, () -> true);
        assertThat(stage()).isEqualTo(FirstLook.Stage.WAITING);
        assertThat(told()).isEmpty();
    }

    @Test
    void what_is_approved_is_told_in_doses_and_the_rest_stays() {
        lies("old", 30);
        imap.deliver(Reports.mailboxFull("soft@example.com", id + "s", longAgo), longAgo);
        poll.look(account, () -> true);

        assertThat(collected.count(preview(), Set.of(CollectedClass.HARD))).isEqualTo(new Chosen(30, 30));
        Released released = release(Set.of(CollectedClass.HARD), 60);

        assertThat(released.due()).isEqualTo(30);
        assertThat(told().split("\"e\":", -1)).hasSize(1 + 5);
        assertThat(count("telling where state = 'waiting' and due_at > now() + interval '24 minutes'"))
                .isEqualTo(5);
        assertThat(count("telling where state = 'waiting' and due_at > now() + interval '25 minutes'"))
                .isZero();
        assertThat(count("telling where state = 'held' and hold_cause = 'PREVIEW'"))
                .isEqualTo(1);
        assertThat(stage()).isEqualTo(FirstLook.Stage.WAITING);

        assertThat(release(Set.of(CollectedClass.SOFT), 60).until()).isEmpty();
        assertThat(String.join("", receiver.bodies()) + told()).contains("soft@example.com");
        assertThat(stage()).isEqualTo(FirstLook.Stage.OVER);
        assertThat(lookout.look()).isEmpty();
    }

    @Test
    void what_is_approved_later_queues_up_behind_what_was_approved_before() {
        lies("old", 24);
        poll.look(account, () -> true);
        sql(
                "update telling set hold_cause = 'UNPROVEN' where event in (select event from telling order by event limit 12)");
        assertThat(release(Set.of(CollectedClass.HARD), 12).due()).isEqualTo(12);
        Released doubtful = release(Set.of(CollectedClass.DOUBTFUL), 12);
        assertThat(Duration.between(Instant.now(), doubtful.until().orElseThrow()))
                .isGreaterThan(Duration.ofMinutes(110));
        assertThat(count("(select distinct due_at from telling) as due")).isEqualTo(24);
    }

    @Test
    void what_is_discarded_is_never_told() {
        lies("old", CollectingPolicy.MANY);
        poll.look(account, () -> true);
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(collected.discard(preview(), Set.of(CollectedClass.values())))
                    .isEqualTo(CollectingPolicy.MANY);
            past.wasDecided(account.id());
        });
        assertThat(stage()).isEqualTo(FirstLook.Stage.OVER);
        imap.uidValidity(System.nanoTime() % 1_000_000_000);
        poll.look(account, () -> true);
        assertThat(told()).isEmpty();
    }

    @Test
    void what_is_decided_about_elsewhere_ends_the_waiting_at_the_next_look() {
        lies("old", CollectingPolicy.MANY);
        poll.look(account, () -> true);
        sql("update telling set state = 'discarded', settled_at = now(), hold_cause = null");
        poll.look(account, () -> true);
        assertThat(stage()).isEqualTo(FirstLook.Stage.OVER);
    }

    @Test
    void who_wants_the_past_told_has_it_told_at_once() {
        lies("old", CollectingPolicy.MANY);
        poll.look(cautious(FirstRun.TELL, TellingMode.ON), () -> true);
        assertThat(count("event")).isEqualTo(CollectingPolicy.MANY);
        assertThat(count("telling where hold_cause = 'PREVIEW'")).isZero();
    }

    @Test
    void from_now_on_means_that_nothing_older_is_read_not_even_after_the_server_renumbered() {
        Account fromNow = cautious(FirstRun.FROM_NOW, TellingMode.ON);
        lies("old", 3);
        poll.look(fromNow, () -> true);
        imap.deliver(Reports.unknownUser("new@example.com", id + "n", Instant.now()), later());
        poll.look(fromNow, () -> true);
        assertThat(told()).containsOnlyOnce("new@example.com").doesNotContain("old");

        imap.uidValidity(System.nanoTime() % 1_000_000_000);
        poll.look(fromNow, () -> true);
        assertThat(count("event")).isEqualTo(1);
    }

    @Test
    void an_inbox_that_was_read_before_has_no_past() {
        sql("insert into mailbox_cursor values ('" + account.id() + "', 'Elsewhere', 1, 5, 1)");
        lies("old", CollectingPolicy.MANY);
        poll.look(account, () -> true);
        assertThat(count("event")).isEqualTo(CollectingPolicy.MANY);
        assertThat(count("telling where hold_cause = 'PREVIEW'")).isZero();
    }

    @Test
    void in_shadow_nothing_is_posted_and_afterwards_only_what_comes_then() {
        Account shadow = cautious(FirstRun.PREVIEW, TellingMode.SHADOW);
        imap.deliver(Reports.unknownUser("shadow@example.com", id + "s", Instant.now()), later());
        poll.look(shadow, () -> true);
        assertThat(delivery.deliver(shadow)).isEqualTo(CallbackDelivery.Told.NOTHING);
        assertThat(count("telling where state = 'held' and hold_cause = 'SHADOW'"))
                .isEqualTo(1);

        imap.deliver(Reports.unknownUser("after@example.com", id + "a", Instant.now()), later());
        poll.look(account, () -> true);
        assertThat(told()).contains("after@example.com").doesNotContain("shadow@");
    }

    @Test
    void what_was_due_when_the_shadow_fell_is_held_with_it() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, Instant.now()), later());
        poll.look(account, () -> true);
        assertThat(delivery.deliver(cautious(FirstRun.PREVIEW, TellingMode.SHADOW)))
                .isEqualTo(CallbackDelivery.Told.NOTHING);
        assertThat(told()).isEmpty();
        assertThat(count("telling where state = 'held' and hold_cause = 'SHADOW'"))
                .isEqualTo(1);
    }

    private void lies(String name, int many) {
        for (int i = 0; i < many; i++) {
            imap.deliver(Reports.unknownUser(name + i + "@example.com", id + name + i, longAgo), longAgo);
        }
    }

    private static Instant later() {
        return Instant.now().plusSeconds(2);
    }

    private void refuse(String words) {
        imap.onCommand((command, answer) -> {
            if (!command.startsWith(words)) {
                return false;
            }
            answer.line(command.tag() + " NO [SERVERBUG] not now");
            return true;
        });
    }

    private Collection preview() {
        return new Collection(
                account.id(),
                HoldCause.PREVIEW,
                past.of(account.id()).orElseThrow().began());
    }

    private Released release(Set<CollectedClass> classes, int anHour) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Released released = collected.release(preview(), classes, anHour);
            past.wasDecided(account.id());
            return released;
        });
    }

    private FirstLook.Stage stage() {
        return past.of(account.id()).orElseThrow().stage();
    }

    private Account cautious(FirstRun firstRun, TellingMode telling) {
        return new Account(
                account.name(),
                account.address(),
                account.from(),
                account.imap(),
                account.smtp(),
                account.callback(),
                account.lookBack(),
                account.maxEventAge(),
                account.proofOfOrigin(),
                new Caution(firstRun, telling, 250),
                account.restraint(),
                Wire.USUAL,
                Optional.empty());
    }

    private String told() {
        while (delivery.deliver(account) == CallbackDelivery.Told.WELL) {}
        return String.join("\n", receiver.bodies());
    }

    private long count(String what) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select count(*) from " + what, Long.class)
                        .getSingleResult());
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }
}

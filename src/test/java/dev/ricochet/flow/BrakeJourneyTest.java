package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.account.Wire;
import dev.ricochet.alarm.Condition;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class BrakeJourneyTest {
    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    AlarmWatch alarmWatch;

    @Inject
    Outbox outbox;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    // later than the first look, before which all is old
    private final Instant soon = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    private final String id = UUID.randomUUID().toString();
    private Account account;

    @BeforeEach
    void an_empty_inbox_and_an_empty_database() {
        account = accounts.all().getFirst().account();
        imap.behave();
        imap.clear();
        receiver.bodies().clear();
        run(
                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor, mailbox_state, mailbox_unfinished,"
                        + " mailbox_traffic, set_aside, unread_mail, sent_copy, sent_volume, brake, alarm cascade");
    }

    @Test
    void a_directory_that_lost_its_people_is_held_until_a_person_says_that_it_is_so() {
        for (int i = 0; i < 12; i++) {
            mailed("person" + i + "@example.com", "a" + i, soon);
        }
        imap.deliver(Reports.mailboxFull("soft@example.net", id + "soft", soon), soon);
        poll.look(account, () -> true);

        assertThat(told()).contains("soft@example.net").doesNotContain("hardbounce");
        assertThat(heldByTheBrake()).isEqualTo(12);
        assertThat(count("sent_volume where receiver = 'example.com' and mails > 0"))
                .isPositive();

        alarmWatch.look(lookout -> lookout.conditions().contains(Condition.BRAKE));
        assertThat(count("alarm where condition = 'BRAKE' and subject = '" + cause()
                        + "' and words like '12 events are held%'"))
                .isEqualTo(1);

        mailed("late@example.com", "late", soon);
        poll.look(account, () -> true);
        assertThat(told()).doesNotContain("hardbounce");

        assertThat(outbox.release(ofTheBrake())).isEqualTo(13);
        assertThat(told()).contains("hardbounce", "person0@example.com", "late@example.com");
        alarmWatch.look(lookout -> lookout.conditions().contains(Condition.BRAKE));
        assertThat(count("alarm where condition = 'BRAKE' and (away_since is not null or ended_at is not null)"))
                .isEqualTo(1);

        mailed("next@example.com", "next", soon);
        poll.look(account, () -> true);
        assertThat(heldByTheBrake()).isZero();
    }

    @Test
    void what_waits_from_one_look_is_held_by_the_next() {
        for (int i = 0; i < 4; i++) {
            mailed("person" + i + "@example.com", "a" + i, soon);
        }
        poll.look(account, () -> true);
        assertThat(count("telling where state = 'waiting' and due_at <= now()")).isEqualTo(4);
        for (int i = 4; i < 6; i++) {
            mailed("person" + i + "@example.com", "a" + i, soon);
        }
        poll.look(account, () -> true);
        assertThat(told()).isEmpty();
        assertThat(heldByTheBrake()).isEqualTo(6);
    }

    @Test
    void of_a_large_campaign_the_first_are_told_at_once_and_the_others_within_the_hour() {
        for (int i = 0; i < 200; i++) {
            imap.send("well-" + i + "-" + id + "@example.org", "well" + i + "@example.com");
        }
        for (int i = 0; i < 6; i++) {
            mailed("person" + i + "@example.com", "a" + i, soon);
        }
        poll.look(account, () -> true);
        assertThat(told()).contains("hardbounce");
        assertThat(count("telling where state = 'told'")).isEqualTo(4);
        assertThat(heldByTheBrake()).isZero();
        assertThat(
                        count(
                                "telling where state = 'waiting' and due_at between now() + interval '50 minutes' and now() + interval '1 hour'"))
                .isEqualTo(2);
    }

    @Test
    void a_proven_report_a_day_later_releases_an_unproven_one_of_the_same_person() {
        requireProof();
        imap.deliver(Reports.unknownUser("alice@example.com", id + "forged", soon), soon);
        imap.deliver(Reports.unknownUser("bob@example.com", id + "b", soon), soon.plus(Duration.ofHours(23)));
        poll.look(account, () -> true);
        assertThat(count("telling where hold_cause = 'UNPROVEN'")).isEqualTo(2);

        Instant nextDay = soon.plus(Duration.ofDays(1));
        mailed("Alice@example.com", "c", nextDay);
        mailed("bob@example.com", "d", nextDay);
        poll.look(account, () -> true);

        assertThat(told()).contains("alice@example.com", "Alice@example.com");
        assertThat(count("telling where state = 'told'")).isEqualTo(3);
        assertThat(count("telling where hold_cause = 'UNPROVEN'")).isEqualTo(1);
    }

    private void requireProof() {
        account = new Account(
                account.name(),
                account.address(),
                account.from(),
                account.imap(),
                account.smtp(),
                account.callback(),
                account.lookBack(),
                account.maxEventAge(),
                ProofOfOrigin.REQUIRED,
                account.caution(),
                account.restraint(),
                Wire.USUAL,
                Optional.empty());
    }

    /** A mail in Sent, and a report about it. */
    private void mailed(String recipient, String mail, Instant arrived) {
        imap.send("campaign-" + id + mail + "@example.org", recipient);
        imap.deliver(Reports.unknownUser(recipient, id + mail, arrived), arrived);
    }

    private Selection ofTheBrake() {
        return new Selection(
                State.HELD,
                Optional.of(HoldCause.BRAKE),
                Optional.of(cause()),
                Optional.of(account.id()),
                Optional.empty());
    }

    private String told() {
        while (delivery.deliver(account) == CallbackDelivery.Told.WELL) {}
        return String.join("\n", receiver.bodies());
    }

    private long heldByTheBrake() {
        return count("telling where state = 'held' and hold_cause = 'BRAKE' and hold_detail like 'example.com %'");
    }

    private String cause() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select distinct hold_detail from telling where hold_cause = 'BRAKE'", String.class)
                        .getSingleResult());
    }

    private long count(String what) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select count(*) from " + what, Long.class)
                        .getSingleResult());
    }

    private void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }
}

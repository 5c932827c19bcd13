package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.account.Restraint;
import dev.ricochet.account.Wire;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.ScriptedImapServer;
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
class IntakeJourneyTest {
    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    MailboxStates states;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String id = UUID.randomUUID().toString();
    private Account account;

    @BeforeEach
    void an_empty_inbox_and_an_empty_database() {
        account = accounts.all().getFirst().account();
        imap.behave();
        imap.clear();
        receiver.bodies().clear();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor, mailbox_state,"
                                        + " mailbox_unfinished, mailbox_traffic, set_aside, unread_mail, sent_copy,"
                                        + " campaign_seen, brake, sent_volume, alarm, alarm_notice cascade")
                        .executeUpdate());
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

    @Test
    void a_hard_and_a_soft_bounce_among_other_mail_are_told_in_one_call() {
        Instant happened = now.minusSeconds(3600);
        imap.deliver(Reports.newsletter(id), now);
        imap.deliver(Reports.unknownUser("alice@example.com", id + "a", happened), now);
        imap.deliver(Reports.mailboxFull("bob@example.com", id + "b", happened), now);

        poll.look(account, () -> true);

        assertThat(told())
                .contains("\"hardbounce\"", "\"e\":\"alice@example.com\"", "\"ts\":" + happened.getEpochSecond())
                .contains("\"softbounce\"", "\"e\":\"bob@example.com\"");
        assertThat(receiver.bodies()).hasSize(1);
        assertThat(count("mail")).isEqualTo(2);
    }

    @Test
    void what_was_read_is_not_fetched_again() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        long before = bodiesAsked();
        poll.look(account, () -> true);
        assertThat(bodiesAsked()).isEqualTo(before);
    }

    @Test
    void a_mailbox_renumbered_by_its_server_is_read_again_and_nothing_is_told_twice() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        assertThat(told()).containsOnlyOnce("alice@example.com");

        imap.uidValidity(System.nanoTime() % 1_000_000_000);
        imap.deliver(Reports.unknownUser("bob@example.com", id + "b", now), now);
        poll.look(account, () -> true);

        assertThat(told()).containsOnlyOnce("alice@example.com").containsOnlyOnce("bob@example.com");
    }

    @Test
    void a_server_restored_from_a_backup_is_read_again_from_the_look_back_on() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        imap.clear();
        imap.uidNext(1);
        imap.deliver(Reports.unknownUser("bob@example.com", id + "b", now), now);

        poll.look(account, () -> true);

        assertThat(told()).containsOnlyOnce("alice@example.com").containsOnlyOnce("bob@example.com");
    }

    @Test
    void what_comes_back_of_an_alarm_is_told_to_nobody() {
        String alarm = "<ricochet-alarm-" + UUID.randomUUID() + "@example.org>";
        imap.deliver(
                Reports.unknownUser("ops@example.com", id, now).replace("<campaign-" + id + "@example.org>", alarm),
                now);
        imap.deliver(
                Reports.unknownUser("ops@example.com", id + "h", now)
                        .replace("X-CleverTap_META: ", "X-Ricochet-Alarm: 1\r\nX-Other: "),
                now);
        imap.deliver(Reports.unknownUser("alice@example.com", id + "a", now), now);

        poll.look(account, () -> true);

        assertThat(told()).contains("alice@example.com").doesNotContain("ops@example.com");
        assertThat(count("mail")).isEqualTo(3);
        assertThat(count("event")).isEqualTo(1);
    }

    @Test
    void many_complaints_are_an_alarm_and_so_is_one_of_fraud() {
        for (int i = 0; i < 9; i++) {
            imap.deliver(Reports.complaint(id + i, "abuse"), now);
        }
        imap.deliver(Reports.complaint(id + "old", "fraud"), now.minus(Duration.ofDays(2)));
        poll.look(account, () -> true);
        assertThat(count("alarm")).isZero();

        imap.deliver(Reports.complaint(id + "f", "fraud"), now);
        poll.look(account, () -> true);
        assertThat(count("alarm where condition = 'FRAUD_REPORT' and words like 'mail % in INBOX'"))
                .isEqualTo(1);
        assertThat(count("alarm where condition = 'COMPLAINT_BURST' and words = '10 in 24 hours'"))
                .isEqualTo(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void mail_older_than_the_look_back_is_left_alone() {
        imap.deliver(Reports.unknownUser("old@example.com", id, now), now.minus(Duration.ofDays(30)));
        imap.deliver(Reports.unknownUser("young@example.com", id + "y", now), now);
        poll.look(account, () -> true);
        assertThat(told()).contains("young@example.com").doesNotContain("old@example.com");
    }

    @Test
    void a_bounce_older_than_the_account_tells_is_held() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now.minus(Duration.ofDays(31))), now);
        poll.look(account, () -> true);
        assertThat(told()).isEmpty();
        assertThat(count("telling where state = 'held' and hold_cause = 'TOO_OLD'"))
                .isEqualTo(1);
    }

    @Test
    void a_refused_login_is_not_tried_again_for_a_quarter_of_an_hour() {
        imap.onCommand((command, answer) -> {
            if (!command.startsWith("LOGIN")) {
                return false;
            }
            answer.line(command.tag() + " NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)");
            return true;
        });
        long before = logins();
        poll.look(account, () -> true);
        poll.look(account, () -> true);

        assertThat(logins() - before).isEqualTo(1);
        MailboxStates.State state = QuarkusTransaction.requiringNew().call(() -> states.of(account));
        assertThat(state.cause()).contains("LOGIN_REFUSED");
        assertThat(state.words().orElseThrow())
                .contains("Invalid credentials")
                .doesNotContain(ScriptedImapServer.PASSWORD);
    }

    @Test
    void a_mail_that_the_server_cannot_give_is_set_aside_and_all_others_are_told() {
        imap.deliver(Reports.unknownUser("first@example.com", id + "1", now), now);
        long bad = imap.deliver(Reports.unknownUser("bad@example.com", id + "2", now), now);
        imap.deliver(Reports.unknownUser("last@example.com", id + "3", now), now);
        imap.onCommand((command, answer) -> {
            if (!command.isFetchOfBodies() || !imap.asked(command).contains(bad)) {
                return false;
            }
            answer.text("* 2 FETCH (UID " + bad + " BODY[] {1900000000}\r\n");
            return true;
        });

        poll.look(account, () -> true);

        assertThat(told()).contains("first@example.com", "last@example.com").doesNotContain("bad@example.com");
        assertThat(count("set_aside where uid = " + bad + " and cause = 'UNFETCHABLE'"))
                .isEqualTo(1);
    }

    @Test
    void after_two_deaths_in_a_batch_its_mails_are_taken_one_by_one() {
        imap.uidValidity(7);
        long first = imap.deliver(Reports.unknownUser("first@example.com", id + "1", now), now);
        long last = imap.deliver(Reports.unknownUser("last@example.com", id + "2", now), now);
        deadProcessLeft(first, last, Suspicion.BATCH_DEATHS - 1);
        long before = bodiesAsked();

        poll.look(account, () -> true);

        assertThat(bodiesAsked() - before).isEqualTo(2);
        assertThat(told()).contains("first@example.com", "last@example.com");
        assertThat(count("mailbox_unfinished")).isZero();
    }

    @Test
    void a_mail_that_start_after_start_died_of_is_passed_unread_and_all_others_are_told() {
        imap.uidValidity(7);
        long deadly = imap.deliver(Reports.unknownUser("deadly@example.com", id + "1", now), now);
        imap.deliver(Reports.unknownUser("last@example.com", id + "2", now), now);
        deadProcessLeft(deadly, deadly, Suspicion.MAIL_DEATHS - 1);

        poll.look(account, () -> true);

        assertThat(told()).contains("last@example.com").doesNotContain("deadly@example.com");
        assertThat(count("set_aside where cause = 'DEADLY' and uid = " + deadly))
                .isEqualTo(1);
        assertThat(imap.heard())
                .filteredOn(ScriptedImapServer.Command::isFetchOfBodies)
                .noneMatch(command -> command.words().startsWith("UID FETCH " + deadly + " "));
    }

    @Test
    void one_death_alone_speaks_against_no_mail() {
        imap.uidValidity(7);
        long only = imap.deliver(Reports.unknownUser("only@example.com", id, now), now);
        deadProcessLeft(only, only, 0);
        poll.look(account, () -> true);
        assertThat(told()).contains("only@example.com");
    }

    @Test
    void a_poller_whose_lease_was_taken_writes_nothing() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        imap.onCommand((command, answer) -> {
            if (command.isFetchOfBodies()) {
                QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeMutationQuery(
                                        "update lease set owner = 'another', fence = fence + 1")
                                .executeUpdate());
            }
            return false;
        });

        poll.look(account, () -> true);
        assertThat(count("event")).isZero();

        imap.behave();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("truncate lease").executeUpdate());
        poll.look(account, () -> true);
        assertThat(told()).containsOnlyOnce("alice@example.com");
    }

    @Test
    void a_large_mail_that_is_no_report_costs_its_front_only() {
        imap.deliver(Reports.newsletter(id) + "bread ".repeat(100_000), now);
        long before = bodiesAsked();
        poll.look(account, () -> true);
        assertThat(bodiesAsked() - before).isEqualTo(1);
        assertThat(count("mailbox_traffic where bytes < 100000")).isEqualTo(1);
    }

    @Test
    void a_large_report_is_read_whole() {
        String report = Reports.unknownUser("alice@example.com", id, now);
        imap.deliver(report.replace("I'm sorry to", "bread ".repeat(100_000) + "\r\nI'm sorry to"), now);
        poll.look(account, () -> true);
        assertThat(told()).containsOnlyOnce("alice@example.com");
    }

    @Test
    void a_report_about_the_inbox_itself_is_told_to_nobody() {
        imap.deliver(Reports.unknownUser(ScriptedImapServer.USER, id, now), now);
        poll.look(account, () -> true);
        assertThat(told()).isEmpty();
        assertThat(count("event")).isZero();
    }

    @Test
    void a_report_of_ten_thousand_recipients_stops_nothing() {
        String report = Reports.unknownUser("alice@example.com", id, now);
        int group = report.indexOf("Final-Recipient");
        String one = report.substring(group, report.indexOf("\r\n\r\n", group) + 4);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append(one.replace("alice@", "alice" + i + "@"));
        }
        // a campaign's mark names the one person that its mail is to
        imap.deliver(report.replace(one, many).replace("X-CleverTap_META", "X-Other"), now);
        imap.deliver(Reports.unknownUser("bob@example.com", id + "b", now), now);

        poll.look(account, () -> true);

        assertThat(count("event where recipient like 'alice%'")).isEqualTo(10_000);
        assertThat(count("event where recipient = 'bob@example.com'")).isEqualTo(1);
    }

    @Test
    void when_the_bytes_of_a_day_are_spent_nothing_is_fetched_until_later() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "insert into mailbox_traffic values (:account, date_trunc('hour', now()), :bytes)")
                        .setParameter("account", account.id())
                        .setParameter("bytes", account.imap().dailyBytes())
                        .executeUpdate());
        long before = bodiesAsked();

        poll.look(account, () -> true);

        assertThat(bodiesAsked()).isEqualTo(before);
        MailboxStates.State state = QuarkusTransaction.requiringNew().call(() -> states.of(account));
        assertThat(state.cause()).contains("BUDGET_SPENT");
        assertThat(state.waiting()).isTrue();
    }

    @Test
    void with_most_of_the_days_bytes_spent_a_look_takes_a_ration_and_the_next_one_another() {
        imap.deliver(Reports.unknownUser("first@example.com", id + "1", now), now);
        imap.deliver(Reports.unknownUser("second@example.com", id + "2", now), now);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "insert into mailbox_traffic values (:account, date_trunc('hour', now()), :bytes)")
                        .setParameter("account", account.id())
                        .setParameter("bytes", account.imap().dailyBytes() / 100 * 90 - 50_000)
                        .executeUpdate());

        poll.look(account, () -> true);
        assertThat(told()).contains("first@example.com").doesNotContain("second@example.com");
        poll.look(account, () -> true);
        assertThat(told()).contains("second@example.com");
    }

    @Test
    void a_look_that_was_interrupted_in_a_folder_numbered_anew_is_no_good_one_when_it_is_numbered_again() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now.minus(Duration.ofDays(9)));
        poll.look(account, () -> true);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "update mailbox_state set last_success_at = now() - interval '10 days'")
                        .executeUpdate());

        imap.uidValidity(System.nanoTime() % 1_000_000_000);
        poll.look(account, () -> false);
        imap.uidValidity(System.nanoTime() % 1_000_000_000);
        poll.look(account, () -> true);

        assertThat(told()).containsOnlyOnce("alice@example.com");
    }

    @Test
    void a_report_that_names_nobody_is_kept_for_a_person() {
        String nobody = Reports.unknownUser("alice@example.com", id, now).replace("alice@example.com", "");
        imap.deliver(nobody, now);
        poll.look(account, () -> true);
        assertThat(count("unread_mail")).isEqualTo(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void a_hard_bounce_of_a_mail_that_lies_in_sent_is_told_though_proof_is_required() {
        imap.send("campaign-" + id + "@example.org", "alice@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(requiringProof(), () -> true);
        assertThat(told()).contains("\"hardbounce\"", "alice@example.com");
        assertThat(count("mail where origin like 'proven: about a mail that we sent%'"))
                .isEqualTo(1);
    }

    @Test
    void what_was_sent_from_the_accounts_alias_proves_as_much() {
        imap.send("campaign-" + id + "@example.org", Surroundings.ALIAS, "alice@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(requiringProof(), () -> true);
        assertThat(told()).contains("\"hardbounce\"", "alice@example.com");
    }

    @Test
    void what_was_sent_between_two_looks_is_known_at_the_second() {
        imap.send("another@example.org", "bob@example.com");
        poll.look(requiringProof(), () -> true);
        imap.send("campaign-" + id + "@example.org", "alice@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(requiringProof(), () -> true);
        assertThat(told()).contains("alice@example.com");
    }

    @Test
    void a_hard_bounce_of_a_mail_that_nobody_sent_is_held_and_a_soft_one_is_told() {
        imap.send("another@example.org", "alice@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id + "a", now), now);
        imap.deliver(Reports.mailboxFull("bob@example.com", id + "b", now), now);
        poll.look(requiringProof(), () -> true);
        assertThat(told()).contains("bob@example.com").doesNotContain("alice@example.com");
        assertThat(heldAsUnproven()).isEqualTo(1);
    }

    @Test
    void a_hard_bounce_of_a_mail_that_was_sent_to_somebody_else_is_held() {
        imap.send("campaign-" + id + "@example.org", "mallory@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(requiringProof(), () -> true);
        assertThat(told()).isEmpty();
        assertThat(heldAsUnproven()).isEqualTo(1);
        assertThat(count("mail where origin = 'contradicted: the mail it is about went to others'"))
                .isEqualTo(1);
    }

    @Test
    void a_hard_bounce_of_a_mail_that_went_to_several_is_held() {
        imap.send(
                "campaign-" + id + "@example.org", ScriptedImapServer.USER, "mallory@example.net", "alice@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(requiringProof(), () -> true);
        assertThat(told()).isEmpty();
        assertThat(heldAsUnproven()).isEqualTo(1);
    }

    @Test
    void what_somebody_else_wrote_proves_nothing_though_it_lies_in_sent() {
        imap.send("campaign-" + id + "@example.org", "mallory@example.net", "alice@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(requiringProof(), () -> true);
        assertThat(told()).isEmpty();
        assertThat(heldAsUnproven()).isEqualTo(1);
    }

    @Test
    void a_hard_bounce_among_junk_is_held_though_no_proof_is_required() {
        imap.folders("(\\HasNoChildren \\Junk) \"/\" INBOX");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        assertThat(told()).isEmpty();
        assertThat(heldAsUnproven()).isEqualTo(1);
    }

    @Test
    void a_sent_folder_that_is_refused_ends_the_look_only_where_proof_is_required() {
        imap.send("campaign-" + id + "@example.org", "alice@example.com");
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        imap.onCommand((command, answer) -> {
            if (!command.startsWith("EXAMINE Sent")) {
                return false;
            }
            answer.line(command.tag() + " NO [SERVERBUG] not now");
            return true;
        });
        poll.look(requiringProof(), () -> true);
        assertThat(count("mail")).isZero();
        assertThat(count("mailbox_state where failure_cause = 'REFUSED'")).isEqualTo(1);

        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("truncate mailbox_state")
                        .executeUpdate());
        poll.look(account, () -> true);
        assertThat(told()).contains("alice@example.com");
    }

    @Test
    void a_forwarded_mail_is_told_of_whom_the_copy_in_sent_names() {
        imap.send("campaign-" + id + "@example.org", "alice@example.com");
        imap.deliver(forwarded("alice@example.com", "bob@example.net"), now);
        poll.look(account, () -> true);
        assertThat(told()).contains("\"softbounce\"", "alice@example.com").doesNotContain("bob@example.net");
        assertThat(count("event where mailed = 'alice@example.com' and failed = 'bob@example.net'"))
                .isEqualTo(1);
    }

    @Test
    void a_forwarded_mail_that_is_read_before_and_after_its_copy_is_known_is_told_once() {
        imap.deliver(forwarded("alice@example.com", "bob@example.net"), now);
        poll.look(account, () -> true);
        assertThat(told()).contains("\"softbounce\"").containsOnlyOnce("alice@example.com");

        imap.send("campaign-" + id + "@example.org", "alice@example.com");
        imap.uidValidity(System.nanoTime() % 1_000_000_000);
        poll.look(account, () -> true);

        assertThat(count("mailbox_cursor where folder = 'INBOX'")).isEqualTo(2);
        assertThat(told()).containsOnlyOnce("alice@example.com").doesNotContain("bob@example.net");
        assertThat(count("event")).isEqualTo(1);
    }

    @Test
    void from_the_first_marked_mail_in_sent_on_only_bounces_of_marked_mail_are_told() {
        String personal =
                Reports.mailboxFull("friend@example.com", id + "p", now).replaceAll("X-CleverTap_META: .*\r\n", "");
        imap.deliver(personal, now);
        poll.look(account, () -> true);
        assertThat(told()).contains("friend@example.com");

        imap.sendWithHeader("campaign-" + id + "c@example.org", "X-CleverTap_META: alice@example.com|1\r\n");
        imap.sendWithHeader("campaign-" + id + "q@example.org", "");
        imap.deliver(personal.replace(id + "p", id + "q"), now);
        imap.deliver(
                Reports.mailboxFull("alice@example.com", id + "c", now).replaceAll("X-CleverTap_META: .*\r\n", ""),
                now);
        poll.look(account, () -> true);

        receiver.bodies().clear();
        assertThat(told()).contains("alice@example.com").doesNotContain("friend@example.com");
        assertThat(count("telling where state = 'held' and hold_cause = 'NOT_CAMPAIGN'"))
                .isOne();
        assertThat(count("sent_copy where marked")).isOne();
    }

    private String forwarded(String from, String to) {
        String last = "Final-Recipient: rfc822; ";
        return Reports.unknownUser(from, id, now)
                .replace(last + from, "Original-Recipient: rfc822; " + from + "\r\n" + last + to);
    }

    private Account requiringProof() {
        return new Account(
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
                Restraint.USUAL,
                Wire.USUAL,
                Optional.empty());
    }

    private long heldAsUnproven() {
        return count("telling where state = 'held' and hold_cause = 'UNPROVEN'");
    }

    /** The mark of a process that died, and of how many before it. */
    private void deadProcessLeft(long firstUid, long lastUid, int deathsBefore) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "insert into mailbox_unfinished values (:account, 'INBOX', 7, :first, :last, 'gone', :deaths)")
                        .setParameter("account", account.id())
                        .setParameter("first", firstUid)
                        .setParameter("last", lastUid)
                        .setParameter("deaths", deathsBefore)
                        .executeUpdate());
    }

    private long bodiesAsked() {
        return imap.heard().stream()
                .filter(ScriptedImapServer.Command::isFetchOfBodies)
                .count();
    }

    private long logins() {
        return imap.heard().stream()
                .filter(command -> command.startsWith("LOGIN"))
                .count();
    }
}

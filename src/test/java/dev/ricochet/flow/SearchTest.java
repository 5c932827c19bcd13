package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.mailbox.ScriptedImapServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A large folder of people's mail at a server that searches as Gmail does. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class SearchTest {
    private static final String LETTER = "From: Bob <bob@example.com>\r\nSubject: lunch\r\n\r\nAt noon?\r\n";

    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    MeterRegistry registry;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final Instant now = Instant.now();
    private final String id = UUID.randomUUID().toString();
    private Account account;

    @BeforeEach
    void an_inbox_at_gmail() {
        account = accounts.all().getFirst().account();
        imap.behave();
        imap.clear();
        imap.capabilities("IMAP4rev1 ID X-GM-EXT-1");
        imap.uidNext(1);
        imap.uidValidity(System.nanoTime() % 1_000_000_000);
        receiver.bodies().clear();
        imap.forgetWhatWasHeard();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor, mailbox_state,"
                                        + " mailbox_unfinished, mailbox_traffic, mailbox_passed_over, set_aside, unread_mail,"
                                        + " sent_copy, sent_volume, brake, alarm cascade")
                        .executeUpdate());
    }

    @AfterEach
    void behave() {
        imap.behave();
    }

    @Test
    void of_a_few_new_mails_only_the_headers_are_read_and_those_that_may_be_reports() {
        letters(20);
        long report = report("alice@example.com");
        letters(20);

        look();

        assertThat(bodies()).containsExactly(List.of(report));
        assertThat(heard("X-GM-RAW")).isZero();
        assertThat(told()).contains("alice@example.com");
        assertThat(count("mailbox_passed_over")).isZero();
    }

    @Test
    void of_many_the_search_is_asked_and_only_what_it_names_is_fetched() {
        letters(Sieve.FEW);
        long report = report("alice@example.com");
        letters(Sieve.FEW);
        imap.finds(report);

        look();

        assertThat(bodies()).containsExactly(List.of(report));
        assertThat(heard("X-GM-RAW")).isPositive();
        assertThat(told()).contains("alice@example.com");
        assertThat(missed()).isZero();
    }

    @Test
    void what_the_search_missed_is_found_by_the_full_check_told_and_counted() {
        letters(Sieve.FEW);
        long named = report("named@example.com");
        long missed = report("missed@example.com");
        letters(Sieve.FEW);
        imap.finds(named);
        double before = missed();

        look();

        assertThat(bodies()).containsExactly(List.of(named), List.of(missed));
        assertThat(told()).contains("named@example.com", "missed@example.com");
        assertThat(missed() - before).isEqualTo(1);
        assertThat(count("alarm where condition = 'SEARCH_MISSED' and ended_at is null"))
                .isEqualTo(1);
        assertThat(count("mailbox_passed_over")).isZero();
    }

    @Test
    void what_was_not_checked_yet_waits_for_the_next_look() {
        letters(8 * Sieve.FEW);
        long missed = report("missed@example.com");
        imap.finds();

        look();
        assertThat(bodies()).isEmpty();
        assertThat(count("mailbox_passed_over")).isEqualTo(1);
        look();
        look();

        assertThat(bodies()).containsExactly(List.of(missed));
        assertThat(told()).contains("missed@example.com");
        assertThat(count("mailbox_passed_over")).isZero();
    }

    @Test
    void a_folder_that_is_numbered_anew_is_searched_anew_and_nothing_is_told_twice() {
        letters(8 * Sieve.FEW);
        report("alice@example.com");
        imap.finds(8L * Sieve.FEW + 1);
        look();
        assertThat(told()).containsOnlyOnce("alice@example.com");
        imap.uidValidity(System.nanoTime() % 1_000_000_000 + 1);

        look();
        look();
        look();

        assertThat(told()).containsOnlyOnce("alice@example.com");
        assertThat(count("mailbox_passed_over")).isZero();
    }

    @Test
    void a_server_that_does_not_want_to_search_now_is_read_by_headers() {
        letters(Sieve.FEW + 1);
        long report = report("alice@example.com");
        imap.onCommand((command, answer) -> {
            if (!command.words().contains("X-GM-RAW")) {
                return false;
            }
            answer.line(command.tag() + " NO [SERVERBUG] not now");
            return true;
        });

        look();

        assertThat(bodies()).containsExactly(List.of(report));
        assertThat(count("mailbox_passed_over")).isZero();
    }

    @Test
    void a_mail_that_the_check_died_of_again_and_again_is_set_aside() {
        letters(1);
        long deadly = report("deadly@example.com");
        long last = report("last@example.com");
        letters(Sieve.FEW);
        imap.finds();
        imap.onCommand((command, answer) -> {
            if (command.words().contains("HEADER.FIELDS.NOT")) {
                answer.hangUp();
            }
            return false;
        });
        look();
        imap.behave();
        imap.capabilities("IMAP4rev1 ID X-GM-EXT-1");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("update mailbox_passed_over set deaths = :deaths")
                        .setParameter("deaths", Suspicion.MAIL_DEATHS)
                        .executeUpdate());

        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("truncate mailbox_state")
                        .executeUpdate());
        look();

        assertThat(count("set_aside where uid = " + deadly + " and cause = 'DEADLY'"))
                .isEqualTo(1);
        assertThat(bodies()).containsExactly(List.of(last));
    }

    @Test
    void all_mail_and_spam_are_read_where_they_are_shown() {
        imap.folders(
                "(\\HasNoChildren) \"/\" INBOX",
                "(\\HasNoChildren \\All) \"/\" Everything",
                "(\\HasNoChildren \\Junk) \"/\" Rubbish");
        look();
        assertThat(imap.heard())
                .filteredOn(command -> command.startsWith("EXAMINE"))
                .extracting(ScriptedImapServer.Command::words)
                .containsSequence("EXAMINE Everything", "EXAMINE Rubbish")
                .doesNotContain("EXAMINE INBOX");
    }

    private void letters(int count) {
        for (int i = 0; i < count; i++) {
            imap.deliver(LETTER, now);
        }
    }

    private long report(String recipient) {
        return imap.deliver(Reports.unknownUser(recipient, id + recipient, now), now);
    }

    private void look() {
        poll.look(account, () -> true);
    }

    private String told() {
        while (delivery.deliver(account) == CallbackDelivery.Told.WELL) {}
        return String.join("\n", receiver.bodies());
    }

    private List<List<Long>> bodies() {
        return imap.heard().stream()
                .filter(ScriptedImapServer.Command::isFetchOfBodies)
                .map(imap::asked)
                .toList();
    }

    private long heard(String words) {
        return imap.heard().stream()
                .filter(command -> command.words().contains(words))
                .count();
    }

    private double missed() {
        return registry.get("ricochet.search.missed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private long count(String what) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select count(*) from " + what, Long.class)
                        .getSingleResult());
    }
}

package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.mailbox.Traffic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.PessimisticLockException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An inbox whose server says by itself when mail comes. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
@Timeout(120)
class StayingTest {
    private static final Duration FOR_EVER = Duration.ofHours(1);

    @Inject
    Accounts accounts;

    @Inject
    Replica replica;

    @Inject
    MailboxStates states;

    @Inject
    Mailboxes mailboxes;

    @Inject
    BounceIntake intake;

    @Inject
    Traffic traffic;

    @Inject
    IntakeMetrics metrics;

    @Inject
    DeliveryWatch delivery;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final String id = UUID.randomUUID().toString();
    private final Hands clock = new Hands();
    private KnownAccount account;
    private MailboxLooks looks;

    /** A clock that is put forward by hand. */
    private static final class Hands extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void an_empty_inbox_of_a_server_that_tells() {
        account = accounts.all().getFirst();
        imap.behave();
        imap.clear();
        imap.capabilities("IMAP4rev1 IDLE");
        receiver.bodies().clear();
        // what an earlier test told may still be settled
        await().ignoreException(PessimisticLockException.class)
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> database.createNativeMutationQuery(
                                                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor,"
                                                        + " mailbox_state, mailbox_unfinished, mailbox_traffic, set_aside, unread_mail,"
                                                        + " sent_copy cascade")
                                        .executeUpdate()
                                >= 0));
        looks = looks(1);
    }

    @AfterEach
    void stop() throws Exception {
        looks.stop();
        imap.behave();
    }

    @Test
    void what_comes_while_it_stays_connected_is_told_in_the_same_session() {
        long logins = heard("LOGIN");
        staying();

        imap.deliver(Reports.unknownUser("first@example.com", id + "1", Instant.now()), Instant.now());
        await().until(() -> told().contains("first@example.com"));
        await().until(() -> imap.idling() == 1);
        imap.deliver(Reports.unknownUser("second@example.com", id + "2", Instant.now()), Instant.now());
        await().until(() -> told().contains("second@example.com"));

        assertThat(heard("LOGIN") - logins).isEqualTo(1);
    }

    @Test
    void what_comes_between_reading_and_waiting_is_told_as_well() {
        AtomicInteger examined = new AtomicInteger();
        imap.onCommand((command, _) -> {
            if (command.startsWith("EXAMINE INBOX") && examined.incrementAndGet() == 2) {
                imap.deliver(Reports.unknownUser("between@example.com", id, Instant.now()), Instant.now());
            }
            return false;
        });
        looks.begin(account, false);
        await().until(() -> told().contains("between@example.com"));
    }

    @Test
    void a_session_that_its_server_ends_is_replaced_and_nobody_is_alarmed() {
        staying();
        long logins = heard("LOGIN");
        clock.ahead = Duration.ofHours(1);

        imap.push("* BYE Session expired, please login again.");

        await().until(() -> heard("LOGIN") == logins + 1 && imap.idling() == 1);
        imap.deliver(Reports.unknownUser("later@example.com", id, Instant.now()), Instant.now());
        await().until(() -> told().contains("later@example.com"));
        assertThat(state().failures()).isZero();
    }

    @Test
    void a_server_that_ends_every_session_at_once_is_left_to_the_schedule() {
        staying();
        long logins = heard("LOGIN");

        imap.hangUp();

        await().until(() -> isFree("mailbox " + account.id()));
        assertThat(heard("LOGIN")).isEqualTo(logins);
        assertThat(state().failures()).isZero();
    }

    @Test
    void whoever_waits_holds_the_lease_and_gives_it_up_at_a_stop() throws Exception {
        staying();
        assertThat(isFree("mailbox " + account.id())).isFalse();

        looks.stop();

        await().until(() -> isFree("mailbox " + account.id()));
        assertThat(imap.idling()).isZero();
    }

    @Test
    void without_a_place_to_stay_it_is_looked_into_and_left() throws Exception {
        looks.stop();
        looks = looks(0);
        long idles = heard("IDLE");
        imap.deliver(Reports.unknownUser("polled@example.com", id, Instant.now()), Instant.now());

        looks.begin(account, false);

        await().until(() -> told().contains("polled@example.com") && isFree("mailbox " + account.id()));
        assertThat(heard("IDLE")).isEqualTo(idles);
    }

    private void staying() {
        looks.begin(account, false);
        await().until(() -> imap.idling() == 1);
    }

    private String told() {
        return String.join("\n", receiver.bodies());
    }

    private long heard(String beginning) {
        return imap.heard().stream()
                .filter(command -> command.startsWith(beginning))
                .count();
    }

    private MailboxStates.State state() {
        return QuarkusTransaction.requiringNew().call(() -> states.of(account.account()));
    }

    private boolean isFree(String lease) {
        return QuarkusTransaction.requiringNew()
                        .call(() -> database.createNativeQuery(
                                        "select count(*) from lease where name = :name and until > now()", Long.class)
                                .setParameter("name", lease)
                                .getSingleResult())
                == 0;
    }

    private MailboxLooks looks(int places) {
        PollConfig config = new PollConfig() {
            @Override
            public Duration every() {
                return FOR_EVER;
            }

            @Override
            public int connections() {
                return 1;
            }

            @Override
            public int connectionsPerHost() {
                return 1;
            }

            @Override
            public int idleConnections() {
                return places;
            }

            @Override
            public Duration idleReissue() {
                return LONGEST_IDLE;
            }
        };
        MailboxSessions sessions =
                new MailboxSessions(mailboxes, intake, traffic, metrics, new Vigil(config, clock), clock);
        return new MailboxLooks(
                accounts,
                new MailboxPoll(replica, states, sessions, metrics, () -> 1.0),
                sessions,
                delivery,
                config,
                clock);
    }
}

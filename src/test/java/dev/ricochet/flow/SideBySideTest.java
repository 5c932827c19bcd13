package dev.ricochet.flow;

import static dev.ricochet.callback.ScriptedReceiver.hangsAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.Example;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Outcome;
import dev.ricochet.callback.CallbackClient;
import dev.ricochet.callback.CallbackConfig;
import dev.ricochet.callback.CleverTapV1;
import dev.ricochet.callback.Formats;
import dev.ricochet.callback.ScriptedReceiver;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.Patience;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.mailbox.ImapMailboxes;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.mailbox.Traffic;
import dev.ricochet.oauth.TestTokens;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many accounts, of which none delays another. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class SideBySideTest {
    /** Longer than any test: who hangs, hangs. */
    private static final Duration FOR_EVER = Duration.ofHours(1);

    @Inject
    Accounts accounts;

    @Inject
    AccountRemoval removal;

    @Inject
    Replica replica;

    @Inject
    MailboxStates states;

    @Inject
    BounceIntake intake;

    @Inject
    Traffic traffic;

    @Inject
    IntakeMetrics metrics;

    @Inject
    Vigil vigil;

    @Inject
    DeliveryWatch delivery;

    @Inject
    MailboxPoll poll;

    @Inject
    Outbox outbox;

    @Inject
    DeliveryMetrics metricsOfDelivery;

    @Inject
    ForgottenAccounts forgotten;

    @Inject
    MeterRegistry registry;

    @Inject
    Vertx vertx;

    @Inject
    Clock clock;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    /** A server that takes every connection and never says a word. */
    private record Mute(ServerSocket listener, List<Socket> connected) implements AutoCloseable {
        static Mute open() throws IOException {
            Mute mute =
                    new Mute(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), new CopyOnWriteArrayList<>());
            Thread.startVirtualThread(mute::accept);
            return mute;
        }

        private void accept() {
            while (!listener.isClosed()) {
                try {
                    connected.add(listener.accept());
                } catch (IOException closed) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            hangUp();
        }

        void hangUp() throws IOException {
            listener.close();
            for (Socket socket : connected) {
                socket.close();
            }
        }
    }

    @BeforeEach
    void an_inbox_that_lets_everybody_in() {
        forgetAll();
        imap.clear();
        imap.behave();
        receiver.bodies().clear();
        imap.onCommand((command, answer) -> {
            if (command.startsWith("LOGIN")) {
                answer.ok(command);
                return true;
            }
            return false;
        });
    }

    @AfterEach
    void forgetAll() {
        sql("delete from account");
        sql("truncate mail, event, event_identity, telling, target, lease, replica, mailbox_cursor, mailbox_state,"
                + " mailbox_unfinished, mailbox_traffic, set_aside, unread_mail, sent_copy cascade");
    }

    @Test
    void ninety_seven_inboxes_are_read_while_three_servers_hang() throws Exception {
        try (Mute mute = Mute.open()) {
            List<UUID> hanging = kept(3, "hangs", mute.listener().getLocalPort());
            List<UUID> well = kept(97, "reads", imap.port());
            MailboxLooks looks = looks(16, 12);
            watch(looks).look();

            await().atMost(Duration.ofMinutes(5)).until(() -> looked(well) == 97);
            await().atMost(Duration.ofMinutes(5)).until(() -> mute.connected().size() == 3);
            assertThat(count("mailbox_state where account in (%s)".formatted(list(hanging))))
                    .isZero();
            mute.hangUp();
            looks.stop();
        }
    }

    @Test
    void those_that_answered_before_are_read_however_many_hang_that_did_not() throws Exception {
        try (Mute mute = Mute.open()) {
            List<UUID> hanging = kept(20, "hangs", mute.listener().getLocalPort());
            List<UUID> well = kept(5, "reads", imap.port());
            well.forEach(id -> QuarkusTransaction.requiringNew().run(() -> states.succeeded(id)));
            MailboxLooks looks = looks(4, 4);
            hanging.forEach(id -> looks.begin(known(id), true));
            await().until(() -> mute.connected().size() == 2);
            sql("update mailbox_state set last_success_at = now() - interval '1 hour'");

            watch(looks).look();

            await().atMost(Duration.ofMinutes(5))
                    .until(() -> count("mailbox_state where last_success_at > now() - interval '30 minutes'") == 5);
            assertThat(mute.connected()).hasSize(2);
            mute.hangUp();
            looks.stop();
        }
    }

    @Test
    void a_receiver_that_hangs_delays_nobody_elses() throws Exception {
        DeliveryWatch watch = patientDelivery();
        try (ScriptedReceiver hanging = ScriptedReceiver.open().next(hangsAfter(""));
                ScriptedReceiver well = ScriptedReceiver.open()) {
            KnownAccount hangs = kept(Example.account(
                    "hangs@example.org",
                    "localhost",
                    imap.port(),
                    hanging.url().reveal().toString()));
            KnownAccount answers = kept(Example.account(
                    "answers@example.org",
                    "localhost",
                    imap.port(),
                    well.url().reveal().toString()));
            keepEvents(hangs.id());
            watch.deliver();
            await().until(() -> hanging.calls().size() == 1);

            keepEvents(answers.id());
            watch.deliver();

            await().until(() -> count("telling where target = '%s' and state = 'told'".formatted(answers.id())) == 3);
            assertThat(count("telling where target = '%s' and state = 'sending'".formatted(hangs.id())))
                    .isEqualTo(3);
        }
        watch.stop(new ShutdownEvent());
    }

    @Test
    void what_is_paused_is_neither_read_nor_told() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.open()) {
            KnownAccount account = kept(Example.account(
                    "paused@example.org",
                    "localhost",
                    imap.port(),
                    receiver.url().reveal().toString()));
            keepEvents(account.id());
            done(accounts.pause(account.id(), account.version()));
            KnownAccount next = kept(readable("next@example.org"));
            keepEvents(next.id());
            MailboxLooks looks = looks(1, 1);
            looks.begin(account, false);
            looks.begin(next, false);
            DeliveryWatch watch = patientDelivery();
            watch.deliver();

            await().until(() -> looked(List.of(next.id())) == 1);
            await().until(() -> count("telling where target = '%s' and attempt > 0".formatted(next.id())) == 3
                    || count("target where id = '%s' and rests > 0".formatted(next.id())) == 1);
            looks.stop();
            watch.stop(new ShutdownEvent());
            assertThat(imap.heard()).noneMatch(command -> command.words().contains("paused@example.org"));
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void an_account_that_is_deleted_while_it_is_read_keeps_nothing_more() {
        KnownAccount account = kept(readable("gone@example.org"));
        imap.deliver(Reports.unknownUser("alice@example.com", "gone", Instant.now()), Instant.now());
        imap.onCommand((command, _) -> {
            if (command.isFetchOfBodies()) {
                done(removal.remove(account.id(), account.version(), AccountRemoval.Waiting.DISCARDED));
            }
            return false;
        });
        poll.look(account.account(), () -> true);
        assertThat(count("event")).isZero();
        assertThat(count("mailbox_state where account = '%s'".formatted(account.id())))
                .isZero();
    }

    @Test
    void a_deleted_account_leaves_its_events_waiting_or_takes_them_along() {
        KnownAccount kept = kept(readable("kept@example.org"));
        KnownAccount discarded = kept(readable("discarded@example.org"));
        keepEvents(kept.id());
        keepEvents(discarded.id());
        sql("update telling set state = 'told', settled_at = now() where event in"
                + " (select event from telling where target = '%s' limit 1)".formatted(discarded.id()));

        done(removal.remove(kept.id(), 1, AccountRemoval.Waiting.KEPT));
        done(removal.remove(discarded.id(), 1, AccountRemoval.Waiting.DISCARDED));

        assertThat(count("telling where target = '%s' and state = 'waiting'".formatted(kept.id())))
                .isEqualTo(3);
        assertThat(count("telling where target = '%s' and state = 'discarded'".formatted(discarded.id())))
                .isEqualTo(2);
        assertThat(count("telling where target = '%s' and state = 'told'".formatted(discarded.id())))
                .isEqualTo(1);
    }

    @Test
    void an_account_that_is_no_more_is_not_counted_any_more() {
        KnownAccount stays = kept(readable("stays@example.org"));
        KnownAccount goes = kept(readable("goes@example.org"));
        metrics.looked(stays.id());
        metrics.looks(goes.id());
        metrics.looked(goes.id());
        done(removal.remove(goes.id(), 1, AccountRemoval.Waiting.KEPT));
        forgotten.forget();
        assertThat(registry.find("ricochet.mailbox.last.success.timestamp")
                        .tag("account", stays.id().toString())
                        .gauge())
                .isNotNull();
        assertThat(registry.getMeters())
                .noneMatch(meter -> goes.id().toString().equals(meter.getId().getTag("account")));
    }

    @Test
    void whoever_deletes_an_old_version_deletes_nothing() {
        KnownAccount account = kept(readable("news@example.org"));
        keepEvents(account.id());
        assertThat(removal.remove(account.id(), 7, AccountRemoval.Waiting.DISCARDED))
                .isEqualTo(new Outcome.Stale(1));
        assertThat(count("telling where target = '%s' and state = 'waiting'".formatted(account.id())))
                .isEqualTo(3);
    }

    private MailboxLooks looks(int inAll, int perHost) {
        GuardedSockets patient = new GuardedSockets(
                TestEgress.loopback(), TestCertificates.trusted(), new Patience(FOR_EVER, FOR_EVER, FOR_EVER));
        MailboxSessions sessions = new MailboxSessions(
                new ImapMailboxes(patient, TestTokens.fromHere()), intake, traffic, metrics, vigil, clock);
        return new MailboxLooks(
                accounts,
                new MailboxPoll(replica, states, sessions, metrics, () -> 1.0),
                sessions,
                delivery,
                limits(inAll, perHost),
                clock);
    }

    private DeliveryWatch patientDelivery() {
        CallbackConfig config = new CallbackDeliveryTest.Settings(FOR_EVER, FOR_EVER.multipliedBy(2));
        CallbackClient client = new CallbackClient(
                new GuardedHttp(vertx, TestEgress.loopback(), TestCertificates.trusted()),
                config.timeout(),
                "Ricochet/test",
                clock);
        return new DeliveryWatch(
                accounts,
                new CallbackDelivery(
                        outbox, client, new Formats(List.of(new CleverTapV1())), config, metricsOfDelivery),
                metricsOfDelivery,
                config);
    }

    private MailboxWatch watch(MailboxLooks looks) {
        return new MailboxWatch(accounts, states, looks, replica);
    }

    private static PollConfig limits(int inAll, int perHost) {
        return new PollConfig() {
            @Override
            public Duration every() {
                return FOR_EVER;
            }

            @Override
            public int connections() {
                return inAll;
            }

            @Override
            public int connectionsPerHost() {
                return perHost;
            }

            @Override
            public int idleConnections() {
                return 0;
            }

            @Override
            public Duration idleReissue() {
                return FOR_EVER;
            }
        };
    }

    private Account readable(String address) {
        return Example.account(address, "localhost", imap.port(), "http://localhost:1/token");
    }

    private List<UUID> kept(int count, String name, int port) {
        return IntStream.range(0, count)
                .mapToObj(i -> kept(Example.account(name + i + "@example.org", "localhost", port, Example.CALLBACK))
                        .id())
                .toList();
    }

    private KnownAccount kept(Account account) {
        return done(accounts.create(account));
    }

    private KnownAccount known(UUID id) {
        return accounts.find(id).orElseThrow();
    }

    private static KnownAccount done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).account();
    }

    private void keepEvents(UUID account) {
        Sample sample = new Sample(account);
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(sample.mail("batch")), Sample.free(sample.events(3))));
    }

    private long looked(List<UUID> ids) {
        return count("mailbox_state where last_success_at is not null and account in (%s)".formatted(list(ids)));
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
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

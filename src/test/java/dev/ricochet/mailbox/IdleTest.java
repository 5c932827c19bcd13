package dev.ricochet.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.Patience;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.oauth.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for a server that says by itself when mail comes. */
@Timeout(60)
class IdleTest {
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Shorter than any wait: a silence while it waits is no fault of the server's. */
    private static final Patience IMPATIENT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1));

    private final ScriptedImapServer server = ScriptedImapServer.start();

    @BeforeEach
    void a_server_that_tells_and_two_mails() {
        server.capabilities("IMAP4rev1 IDLE");
        server.deliver("Subject: one\r\n\r\nHello.\r\n", Instant.now());
        server.deliver("Subject: two\r\n\r\nHello.\r\n", Instant.now());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_mail_that_comes_ends_the_wait() throws Exception {
        try (Mailbox mailbox = examined()) {
            assertThat(mailbox.tells()).isTrue();
            CompletableFuture<Boolean> arrived = waiting(mailbox, LONG);

            server.deliver("Subject: three\r\n\r\nHello.\r\n", Instant.now());

            assertThat(arrived.get()).isTrue();
            mailbox.examine(mailbox.folders().getFirst());
            assertThat(mailbox.above(2, 10)).hasSize(1);
        }
    }

    @Test
    void a_wait_is_over_in_time_and_can_be_begun_anew() throws Exception {
        try (Mailbox mailbox = examined()) {
            assertThat(mailbox.awaitMail(SHORT)).isFalse();
            assertThat(mailbox.awaitMail(SHORT)).isFalse();
            assertThat(server.heard())
                    .filteredOn(command -> command.startsWith("IDLE"))
                    .hasSize(2);
        }
    }

    @Test
    void what_others_do_with_old_mail_is_no_arrival() throws Exception {
        try (Mailbox mailbox = examined()) {
            CompletableFuture<Boolean> arrived = waiting(mailbox, Duration.ofSeconds(2));
            server.push("* OK Still here");
            server.push("* 1 FETCH (FLAGS (\\Seen))");
            server.push("* 2 EXISTS");
            server.push("* 2 EXPUNGE");
            server.push("* 1 EXISTS");
            assertThat(arrived.get()).isFalse();
        }
    }

    @Test
    void a_mail_that_takes_the_number_of_a_deleted_one_is_an_arrival() throws Exception {
        try (Mailbox mailbox = examined()) {
            CompletableFuture<Boolean> arrived = waiting(mailbox, LONG);
            server.push("* 2 EXPUNGE");
            server.push("* 2 EXISTS");
            assertThat(arrived.get()).isTrue();
        }
    }

    @Test
    void a_line_that_cannot_be_taken_apart_does_not_end_the_wait() throws Exception {
        try (Mailbox mailbox = examined()) {
            CompletableFuture<Boolean> arrived = waiting(mailbox, LONG);
            server.push("* 1 FETCH (BODY[");
            server.push("* 3 EXISTS");
            assertThat(arrived.get()).isTrue();
        }
    }

    @Test
    void whoever_is_woken_waits_no_more() throws Exception {
        try (Mailbox mailbox = examined()) {
            CompletableFuture<Boolean> arrived = waiting(mailbox, LONG);
            mailbox.wake();
            assertThat(arrived.get()).isFalse();
            assertThat(mailbox.awaitMail(LONG)).isFalse();
        }
    }

    @Test
    void a_server_that_says_goodbye_has_cut_the_session() throws Exception {
        try (Mailbox mailbox = examined()) {
            CompletableFuture<Cause> failure = failing(mailbox, LONG);
            server.push("* BYE Session expired, please login again.");
            assertThat(failure.get()).isEqualTo(Cause.CUT);
        }
    }

    @Test
    void a_server_that_hangs_up_has_cut_the_session() throws Exception {
        try (Mailbox mailbox = examined()) {
            CompletableFuture<Cause> failure = failing(mailbox, LONG);
            server.hangUp();
            assertThat(failure.get()).isEqualTo(Cause.CUT);
        }
    }

    @Test
    void a_server_that_does_not_answer_to_done_has_hung() throws Exception {
        server.onCommand((command, _) -> command.tag().equals("DONE"));
        try (Mailbox mailbox = examined()) {
            assertThat(failing(mailbox, SHORT).get()).isEqualTo(Cause.TIMEOUT);
        }
    }

    @Test
    void a_server_that_refuses_to_idle_says_so() throws Exception {
        server.onCommand((command, answer) -> {
            if (!command.startsWith("IDLE")) {
                return false;
            }
            answer.line(command.tag() + " NO not now");
            return true;
        });
        try (Mailbox mailbox = examined()) {
            MailboxFailure failure = catchThrowableOfType(MailboxFailure.class, () -> mailbox.awaitMail(LONG));
            assertThat(failure.cause()).isEqualTo(Cause.REFUSED);
        }
    }

    private CompletableFuture<Boolean> waiting(Mailbox mailbox, Duration atMost) {
        CompletableFuture<Boolean> arrived = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                arrived.complete(mailbox.awaitMail(atMost));
            } catch (MailboxFailure e) {
                arrived.completeExceptionally(e);
            }
        });
        await().until(() -> server.idling() == 1);
        return arrived;
    }

    private CompletableFuture<Cause> failing(Mailbox mailbox, Duration atMost) {
        return waiting(mailbox, atMost).handle((_, failure) -> ((MailboxFailure) failure).cause());
    }

    private Mailbox examined() throws MailboxFailure {
        Mailbox mailbox = new ImapMailboxes(
                        new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted(), IMPATIENT),
                        TestTokens.fromHere())
                .open(new ImapSettings(
                        "localhost",
                        server.port(),
                        ScriptedImapServer.USER,
                        new Authentication.AppPassword(new Secret(ScriptedImapServer.PASSWORD)),
                        List.of(),
                        1_000_000));
        FolderState _ = mailbox.examine(mailbox.folders().getFirst());
        return mailbox;
    }
}

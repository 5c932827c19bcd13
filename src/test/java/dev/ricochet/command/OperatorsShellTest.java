package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.flow.ReadingAgain;
import dev.ricochet.flow.Surroundings;
import dev.ricochet.flow.Verification;
import dev.ricochet.lease.Replicas;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import dev.ricochet.reread.Rereads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class OperatorsShellTest {
    @RegisterExtension
    final ListenedShell shell = new ListenedShell();

    @Inject
    Accounts accounts;

    @Inject
    MailboxStates states;

    @Inject
    Outbox outbox;

    @Inject
    AlarmBook alarms;

    @Inject
    Replicas replicas;

    @Inject
    Verification verification;

    @Inject
    ReadingAgain reading;

    @Inject
    Rereads rereads;

    @Inject
    Session database;

    ScriptedImapServer imap;

    private Account account;

    @BeforeEach
    void an_empty_database_and_nobody_alive() {
        account = accounts.all().getFirst().account();
        imap.behave();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "truncate mail, event, event_identity, telling, target, attempt, mailbox_state, alarm, replica,"
                                        + " account, brake, sent_volume, reread, reread_event cascade")
                        .executeUpdate());
    }

    @Test
    void while_a_server_is_alive_and_nothing_fails_all_is_well() {
        alive();
        QuarkusTransaction.requiringNew().run(() -> states.succeeded(account.id()));
        assertThat(status("")).isZero();
        assertThat(shell.said())
                .startsWith("Ricochet ")
                .contains(": all is well, 1 server is alive", account.address() + "  " + account.id() + "  on");
    }

    @Test
    void a_program_gets_what_is_open_by_account_and_why_it_is_held() throws IOException {
        alive();
        hold();
        assertThat(status(Status.JSON)).isZero();
        JsonNode json = new ObjectMapper().readTree(shell.said());
        assertThat(json.path("well").asBoolean()).isTrue();
        JsonNode one = json.path("accounts").path(0);
        assertThat(one.path("id").asText()).isEqualTo(account.id().toString());
        assertThat(one.path("held").asLong()).isEqualTo(1);
        assertThat(one.path("waiting").asLong()).isZero();
        assertThat(one.path("heldFor").path("UNPROVEN").asLong()).isEqualTo(1);
        assertThat(one.path("lastCall").isNull()).isTrue();
    }

    @Test
    void without_a_server_or_with_a_mailbox_that_fails_the_exit_code_says_so() {
        assertThat(status("")).isEqualTo(Exit.UNWELL);
        assertThat(shell.said()).contains("not all is well, no server is alive");

        alive();
        QuarkusTransaction.requiringNew()
                .run(() -> states.failed(account, "LOGIN_REFUSED", "NO bad password", Duration.ofMinutes(1)));
        assertThat(status("")).isEqualTo(Exit.UNWELL);
        assertThat(shell.said()).contains("LOGIN_REFUSED: NO bad password");
    }

    @Test
    void the_doctor_says_what_is_wrong_and_what_to_do() {
        alive();
        assertThat(doctor("")).isEqualTo(Exit.UNWELL);
        assertThat(shell.said())
                .contains("well   server         1 alive")
                .contains("well   secrets        all can be opened")
                // nobody listens there
                .contains("wrong  smtp           " + account.address() + ": connection")
                .contains("doubt  imap           " + account.address() + ": folders")
                .contains("doubt  callback       " + account.address() + ": settings")
                .containsPattern("(?m)^ {22}do  \\S")
                .doesNotContain(ScriptedImapServer.PASSWORD, "/token");
    }

    @Test
    void the_doctor_answers_a_program_line_by_line() throws IOException {
        imap.behave();
        assertThat(doctor(Status.JSON)).isEqualTo(Exit.UNWELL);
        for (String line : shell.said().lines().toList()) {
            JsonNode finding = new ObjectMapper().readTree(line);
            assertThat(finding.path("state").asText()).isIn("well", "doubt", "wrong");
            assertThat(finding.path("thing").asText()).isNotEmpty();
        }
        assertThat(shell.said()).contains("none has said within half a minute that it works on this database");
    }

    @Test
    void mail_is_read_again_as_over_rest() throws IOException {
        String address = account.address().toString();
        assertThat(reread("BEGIN", address, "", "", "", "2026-01-01T00:00:00Z", ""))
                .isZero();
        String id = new ObjectMapper().readTree(shell.said()).path("id").asText();
        assertThat(reread("LIST", account.id().toString())).isZero();
        assertThat(shell.said()).contains(id, "\"state\":\"open\"", "from 2026-01-01T00:00:00Z");
        assertThat(reread("RETELL", id, "")).isEqualTo(Exit.WRONG);
        assertThat(shell.complained()).contains("still under way");
        assertThat(reread("STOP", id)).isZero();
        assertThat(shell.said()).contains("\"state\":\"stopped\"");
        assertThat(reread("STOP", id)).isEqualTo(Exit.WRONG);
        assertThat(reread("RETELL", id, "")).isZero();
        assertThat(shell.said()).contains("\"people\":0");
        assertThat(reread("RETELL", id, "3")).isEqualTo(Exit.WRONG);
        assertThat(reread("BEGIN", "nobody@example.org", "", "", "", "", "")).isEqualTo(Exit.WRONG);
        assertThat(reread("SHOW", UUID.randomUUID().toString())).isEqualTo(Exit.WRONG);
    }

    private void alive() {
        var _ = replicas.join(UUID.randomUUID(), Duration.ofMinutes(5));
    }

    private void hold() {
        Sample sample = new Sample(account.id());
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(
                        List.of(sample.mail("one")),
                        List.of(new Outbox.Entry(
                                sample.event("one", "alice@example.com", Kind.HARD_BOUNCE, Optional.empty()),
                                Optional.of(HoldCause.UNPROVEN)))));
    }

    private int status(String form) {
        shell.forget();
        return new StatusAnswer(accounts, states, outbox, alarms, replicas, "1.0").run(form);
    }

    private int doctor(String form) {
        shell.forget();
        return new DoctorAnswer(accounts, verification, alarms, replicas).run(form);
    }

    private int reread(String deed, String... rest) {
        shell.forget();
        String[] words = new String[rest.length + 2];
        words[0] = deed;
        words[1] = Status.JSON;
        System.arraycopy(rest, 0, words, 2, rest.length);
        return new RereadAnswer(accounts, reading, rereads, outbox).run(words);
    }
}

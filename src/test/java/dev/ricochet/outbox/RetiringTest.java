package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetiringTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final UUID ACCOUNT = UUID.randomUUID();

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        database.execute("insert into target (id) values ('%s')".formatted(ACCOUNT));
    }

    @Test
    void what_was_settled_long_ago_goes_with_its_mail_and_its_identity_stays() throws SQLException {
        event("told", "500 days", "500 days");
        event("refused", "500 days", "400 days");
        retireAll(100);
        assertThat(counts()).isEqualTo("0 events, 0 tellings, 0 mails, 2 identities");
    }

    @Test
    void what_was_settled_of_late_stays_however_old_it_is() throws SQLException {
        event("told", "500 days", "3 days");
        retireAll(100);
        assertThat(counts()).isEqualTo("1 events, 1 tellings, 1 mails, 1 identities");
    }

    @Test
    void what_is_not_settled_stays_for_ever() throws SQLException {
        event("waiting", "5000 days", null);
        event("held", "5000 days", null);
        retireAll(100);
        assertThat(counts()).isEqualTo("2 events, 2 tellings, 2 mails, 2 identities");
    }

    @Test
    void an_identity_goes_when_no_mail_of_its_time_is_told_any_more() throws SQLException {
        event("told", "800 days", "799 days");
        retireAll(100);
        assertThat(counts()).isEqualTo("0 events, 0 tellings, 0 mails, 0 identities");
    }

    @Test
    void many_go_some_at_a_time() throws SQLException {
        for (int i = 0; i < 25; i++) {
            event("told", "500 days", "499 days");
        }
        assertThat(retireOnce(10)).isEqualTo(20);
        assertThat(counts()).isEqualTo("15 events, 15 tellings, 15 mails, 25 identities");
        retireAll(10);
        assertThat(counts()).isEqualTo("0 events, 0 tellings, 0 mails, 25 identities");
    }

    private void event(String state, String kept, String settled) {
        UUID mail = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        database.execute("""
                insert into mail (id, account, fingerprint, kind, reported_by, origin, folder, received_at, kept_at)
                values ('%2$s', '%1$s', '1:ab', 'bounce', 'rfc3464', '', 'INBOX', now(), now() - interval '%5$s');
                insert into event_identity (id, seen_at) values ('%3$s', now() - interval '%5$s');
                insert into event (id, account, mail, kind, recipient, rule, evidence, occurred_at, arrived_at, campaign, kept_at)
                values ('%3$s', '%1$s', '%2$s', 'SOFT_BOUNCE', 'ann@example.org', 'mailbox-full', '552', now(), now(), true,
                        now() - interval '%5$s');
                insert into telling (event, target, state, hold_cause, kept_at, settled_at)
                values ('%3$s', '%1$s', '%4$s', %7$s, now() - interval '%5$s', %6$s)
                """.formatted(
                        ACCOUNT,
                        mail,
                        event,
                        state,
                        kept,
                        settled == null ? "null" : "now() - interval '" + settled + "'",
                        state.equals("held") ? "'UNPROVEN'" : "null"));
    }

    private int retireOnce(int atMost) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Retiring(connection).retire(YEAR, atMost);
        }
    }

    private void retireAll(int atMost) throws SQLException {
        int gone;
        do {
            gone = retireOnce(atMost);
        } while (gone > 0);
    }

    private String counts() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from event) || ' events, ' || (select count(*) from telling) || ' tellings, '
                            || (select count(*) from mail) || ' mails, ' || (select count(*) from event_identity) || ' identities'
                        """)) {
            row.next();
            return row.getString(1);
        }
    }
}
